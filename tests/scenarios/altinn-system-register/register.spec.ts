import { across, scenario } from './scenario.ts';
import { codesIn, rightTo } from './shapes.ts';
import { verifyStored } from './claims.ts';

scenario(
  'POST systemregister/vendor registers a system, which is read back as it was sent',
  { requirement: ['SREG-REG-001', 'SREG-READ-001'] },
  async ({ on, given }) => {
    const body = given.systemBody({
      rights: [rightTo(on.parameter('resource'), 'read'), rightTo(on.parameter('otherResource'))],
      clientId: [given.uuid(), given.uuid()],
      allowedRedirectUrls: ['https://samsvar.invalid/done', 'https://samsvar.invalid/ferdig?a=b'],
    });
    const answer = await given.register(body);
    on.conform(answer, { status: 200, mediaType: 'application/json' });
    const read = await verifyStored(on, body, { text: 'what was stored' });
    on.conform(read, { status: 200, body: { isDeleted: false } }, 'SREG-READ-001');
  },
);

scenario(
  'POST systemregister/vendor takes ids that differ by letter case for different ones',
  { requirement: 'SREG-REG-005' },
  async ({ on, given }) => {
    const { id } = await given.system();
    const answer = await given.register(given.systemBody({ id: id.toUpperCase() }));
    on.conform(answer, { status: 200 });
  },
);

scenario(
  'POST systemregister/vendor without lists registers a visible system with empty ones',
  { requirement: ['SREG-REG-023', 'SREG-UPD-004'] },
  async ({ on, given }) => {
    const lists = {
      rights: undefined,
      accessPackages: undefined,
      allowedRedirectUrls: undefined,
      isVisible: undefined,
    };
    const body = given.systemBody(lists);
    on.conform(await given.register(body), { status: 200 });
    const empty = { rights: [], accessPackages: [], allowedRedirectUrls: [] };
    const read = await verifyStored(on, { ...body, ...empty }, { text: 'what was stored' });
    on.conform(read, { status: 200, body: { isVisible: true } }, 'SREG-UPD-004');
    const emptied = given.systemBody({ rights: [], accessPackages: [] });
    on.conform(await given.register(emptied), { status: 200 });
    await verifyStored(on, emptied, { text: 'what was stored of empty lists' });
  },
);

scenario(
  'POST systemregister/vendor reads any type of JSON, and no other',
  { requirement: 'SREG-REG-022' },
  async ({ on, given }) => {
    for (const contentType of ['text/json', 'application/vnd.samsvar+json']) {
      const body = JSON.stringify(given.systemBody());
      on.conform(await on.send('registerSystem', { body, contentType }), { status: 200 });
    }
    for (const contentType of ['text/plain', 'application/xml', null]) {
      const body = JSON.stringify(given.systemBody());
      const request = { body, contentType, deliberatelyInvalid: true };
      on.conform(await on.send('registerSystem', request), { status: 415 });
    }
  },
);

scenario(
  'POST systemregister/vendor gives an https address without a path a slash',
  { requirement: 'SREG-REG-026' },
  async ({ on, given }) => {
    const body = await given.system({ allowedRedirectUrls: ['https://samsvar.invalid'] });
    const slash = { ...body, allowedRedirectUrls: ['https://samsvar.invalid/'] };
    await verifyStored(on, slash, { text: 'what was stored' });
  },
);

scenario(
  'POST systemregister/vendor tells the same resource with two actions apart',
  { requirement: 'SREG-REG-013' },
  async ({ on, given }) => {
    const resource = on.parameter('resource');
    const rights = [rightTo(resource, 'read'), rightTo(resource, 'write')];
    on.conform(await given.register(given.systemBody({ rights })), { status: 200 });
  },
);

scenario(
  'POST systemregister/vendor takes a package for client relations on an invisible system',
  { requirement: 'SREG-REG-016' },
  async ({ on, given }) => {
    const accessPackages = [{ urn: on.parameter('clientPackage') }];
    const body = given.systemBody({ accessPackages, isVisible: false });
    on.conform(await given.register(body), { status: 200 });
  },
);

scenario(
  'POST systemregister/vendor four times at once registers the system once',
  { requirement: 'SREG-REG-025' },
  async ({ on, given }) => {
    const body = given.systemBody();
    const answers = await Promise.all([1, 2, 3, 4].map(() => given.register(body)));
    for (const answer of answers) on.conform(answer, { status: [200, 400, 409] });
    on.verify('registrations that succeed', {
      actual: answers.filter(({ status }) => status === 200).length,
      expected: 1,
      exchange: answers[0],
    });
    await verifyStored(on, body, { text: 'what was stored' });
  },
);

scenario(
  'POST systemregister/vendor leaves nothing of a system that was refused',
  { requirement: ['SREG-REG-024', 'SREG-REG-017'] },
  async ({ on, given }) => {
    const good = given.systemBody({ allowedRedirectUrls: [] });
    const rights = [rightTo(on.parameter('resource')), rightTo(on.parameter('resource'))];
    const allowedRedirectUrls = ['http://samsvar.invalid/done'];
    const refused = await given.register(
      { ...good, rights, allowedRedirectUrls },
      { deliberatelyInvalid: true },
    );
    on.conform(refused, { status: 400 }, 'SREG-REG-017');
    on.verify('codes of all that is wrong', {
      actual: codesIn(refused),
      expected: ['AUTH.VLD-00005', 'AUTH.VLD-00006'],
      exchange: refused,
      requirement: 'SREG-REG-017',
    });
    const read = await on.send('getSystem', { path: { systemId: good.id } });
    on.conform(read, { status: 404 });
    on.conform(await given.register(good), { status: 200 });
  },
);

scenario(
  "POST systemregister/vendor refuses a client id that another vendor's system has",
  { requirement: 'SREG-REG-006', needs: across },
  async ({ on, given }) => {
    const { clientId } = await given.system();
    const number = on.parameter('otherVendorNumber');
    const body = given.systemBody({
      id: given.systemId(number),
      vendor: { ID: `0192:${number}` },
      clientId,
    });
    const answer = await given.register(body, { as: 'otherVendor' });
    on.conform(answer, { status: 400 });
    on.verify('codes', {
      actual: codesIn(answer),
      expected: ['AUTH.VLD-00004'],
      exchange: answer,
    });
  },
);

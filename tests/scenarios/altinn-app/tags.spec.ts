import type { LiveExchange } from '#environments';
import { requireType } from './data-types.ts';
import type { OwnInstance } from './given.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance, seenObject } from './seen.ts';
import { unknownGuid } from './unknown-guid.ts';

/** An attachment to hang tags on. */
interface Tagged {
  readonly instance: OwnInstance;
  readonly path: { readonly dataGuid: string };
}

async function givenElement(context: AppContext): Promise<Tagged> {
  const instance = await context.given.instance({ filled: false });
  const type = requireType(context, { says: 'a user may write', fits: () => true });
  return { instance, path: { dataGuid: await context.given.attachment(instance, type.id) } };
}

async function tagsOf({ given }: AppContext, { instance, path }: Tagged): Promise<unknown> {
  return seenObject(await given.prepare('getTags', { on: instance, path }, 200))['tags'];
}

const add = ({ on }: AppContext, { instance, path }: Tagged, tag: unknown): Promise<LiveExchange> =>
  on.send('addTag', {
    on: instance,
    path,
    json: tag,
    deliberatelyInvalid: typeof tag !== 'string',
  });

scenario(
  'GET tags answers the list',
  { requirement: 'APP-TAG-001', app: 'attachments' },
  async (context) => {
    const element = await givenElement(context);
    const answer = await context.on.send('getTags', { on: element.instance, path: element.path });
    context.on.conform(answer, { status: 200, body: { tags: [] } });
  },
);

scenario(
  'POST tags answers 201 with Location, and the tag is on the element',
  { requirement: ['APP-TAG-002', 'APP-TAG-003', 'APP-TAG-015'], app: 'attachments' },
  async (context) => {
    const { on, given } = context;
    const element = await givenElement(context);
    const answer = await add(context, element, 'viktig-tag');
    on.conform(answer, {
      status: 201,
      body: { tags: ['viktig-tag'] },
      headers: { location: /\/tags/ },
    });
    on.verify('GET reads it', {
      actual: await tagsOf(context, element),
      expected: ['viktig-tag'],
      exchange: answer,
    });
    const again = await add(context, element, 'viktig-tag');
    on.conform(again, { status: 201, body: { tags: ['viktig-tag'] } }, 'APP-TAG-003');
    on.verify('GET reads it once', {
      actual: await tagsOf(context, element),
      expected: ['viktig-tag'],
      exchange: again,
      requirement: 'APP-TAG-003',
    });
    const read = await given.prepare('getInstance', { on: element.instance }, 200);
    const inInstance = seenInstance(read).data?.find((one) => one.id === element.path.dataGuid) as
      { tags?: unknown } | undefined;
    on.verify('the instance shows it', {
      actual: inInstance?.tags,
      expected: ['viktig-tag'],
      exchange: read,
      requirement: 'APP-TAG-015',
    });
  },
);

for (const tag of ['with space', 'num8er', 'a/b', ''])
  scenario(
    `POST tags answers 400 to "${tag}"`,
    { requirement: 'APP-TAG-004', app: 'attachments' },
    async (context) => {
      const element = await givenElement(context);
      const answer = await context.on.send('addTag', {
        on: element.instance,
        path: element.path,
        json: tag,
        deliberatelyInvalid: true,
      });
      context.on.conform(answer, { status: 400 });
      context.on.verify('no tag was added', {
        actual: await tagsOf(context, element),
        expected: [],
        exchange: answer,
      });
    },
  );

scenario(
  'POST tags answers 400 to a body that is no JSON text',
  { requirement: 'APP-TAG-005', app: 'attachments' },
  async (context) => {
    const element = await givenElement(context);
    for (const body of [12, { tag: 'x' }, ['x']])
      context.on.conform(await add(context, element, body), { status: 400 });
  },
);

scenario(
  'POST tags answers 415 to a body that is not JSON',
  { requirement: 'APP-TAG-006', app: 'attachments' },
  async (context) => {
    const { instance, path } = await givenElement(context);
    const answer = await context.on.send('addTag', {
      on: instance,
      path,
      body: 'tag',
      contentType: 'text/plain',
      deliberatelyInvalid: true,
    });
    context.on.conform(answer, { status: 415 });
  },
);

scenario(
  'PUT tags replaces the list, and an invalid one changes nothing',
  { requirement: ['APP-TAG-007', 'APP-TAG-008'], app: 'attachments' },
  async (context) => {
    const { on } = context;
    const element = await givenElement(context);
    const { instance, path } = element;
    const put = (tags: readonly string[]): Promise<LiveExchange> =>
      on.send('putTags', { on: instance, path, json: { tags } });
    await add(context, element, 'old');
    on.conform(await put(['first', 'second']), { status: 200, body: { tags: hasBoth } });
    on.verify('GET reads the new list', {
      actual: await tagsOf(context, element),
      expected: hasBoth,
    });
    const refused = await put(['fine', 'not fine!']);
    on.conform(refused, { status: 400 }, 'APP-TAG-008');
    on.verify('GET reads the former list', {
      actual: await tagsOf(context, element),
      expected: hasBoth,
      exchange: refused,
      requirement: 'APP-TAG-008',
    });
  },
);

scenario(
  'DELETE tags/{tag} takes a tag off, also one that is not there',
  { requirement: 'APP-TAG-009', app: 'attachments' },
  async (context) => {
    const { on } = context;
    const element = await givenElement(context);
    await add(context, element, 'gone');
    for (const tag of ['gone', 'never-there']) {
      const answer = await on.send('deleteTag', {
        on: element.instance,
        path: { ...element.path, tag },
      });
      on.conform(answer, { status: 204, empty: true });
    }
    on.verify('no tag is left', { actual: await tagsOf(context, element), expected: [] });
  },
);

scenario(
  'tags of an element that does not exist answer 404',
  { requirement: 'APP-TAG-010' },
  async ({ on, given, bench }) => {
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: unknownGuid(bench, 'tags') };
    on.conform(await on.send('getTags', { on: instance, path }), { status: 404 });
    on.conform(await on.send('addTag', { on: instance, path, json: 'tag' }), { status: 404 });
  },
);

scenario(
  'tags of an instance that does not exist answer 4xx',
  { requirement: 'APP-TAG-011', tags: ['@read-only'] },
  async ({ on, app, bench }) => {
    const instance = {
      partyId: app.instanceOwner.partyId ?? '1',
      guid: unknownGuid(bench, 'no instance'),
    };
    on.conform(
      await on.send('getTags', {
        on: instance,
        path: { dataGuid: unknownGuid(bench, 'no element') },
      }),
      { status: '4xx' },
    );
  },
);

scenario(
  'PUT user-defined-metadata is read back, and a repeated key is refused',
  { requirement: ['APP-TAG-012', 'APP-TAG-013'], app: 'attachments' },
  async (context) => {
    const { on } = context;
    const { instance, path } = await givenElement(context);
    const userDefinedMetadata = [{ key: 'farge', value: 'rød' }];
    on.conform(
      await on.send('putUserDefinedMetadata', {
        on: instance,
        path,
        json: { userDefinedMetadata },
      }),
      { status: 200 },
    );
    on.conform(await on.send('getUserDefinedMetadata', { on: instance, path }), {
      status: 200,
      body: { userDefinedMetadata },
    });
    const twice = [...userDefinedMetadata, { key: 'farge', value: 'blå' }];
    on.conform(
      await on.send('putUserDefinedMetadata', {
        on: instance,
        path,
        json: { userDefinedMetadata: twice },
      }),
      { status: 400 },
      'APP-TAG-013',
    );
    on.conform(
      await on.send('getUserDefinedMetadata', { on: instance, path }),
      { status: 200, body: { userDefinedMetadata } },
      'APP-TAG-013',
    );
  },
);

scenario(
  'user-defined-metadata of an element that does not exist answers 404',
  { requirement: 'APP-TAG-014' },
  async ({ on, given, bench }) => {
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: unknownGuid(bench, 'metadata') };
    on.conform(await on.send('getUserDefinedMetadata', { on: instance, path }), { status: 404 });
  },
);

function hasBoth(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.includes('first') &&
    value.includes('second')
  );
}

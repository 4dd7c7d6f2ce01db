import {
  everyOperation,
  readingOperations,
  stateOf,
  subjectOf,
  tableParameters,
} from './bench/every-operation.ts';
import { otherMethods, outgoingOf, withSlash } from './bench/off-contract.ts';
import { scenario } from './bench/scenario.ts';

scenario(
  'A method that a path does not know is refused and changes nothing',
  {
    requirement: ['FIKS-FORM-007', 'FIKS-FORM-008'],
    needs: { parameters: tableParameters },
  },
  async (context) => {
    const { on, bench } = context;
    const subject = await subjectOf(context);
    const before = await stateOf(context, subject);
    for (const row of everyOperation)
      for (const method of otherMethods(context, row)) {
        const { operationId: _, body, ...request } = outgoingOf(context, row, subject);
        const payload = method === 'GET' || body === undefined ? {} : { body };
        const answer = await bench.send({ ...request, ...payload, method });
        on.conform(answer, { status: '4xx' });
        on.verify('405', {
          actual: answer.status,
          expected: 405,
          exchange: answer,
          requirement: 'FIKS-FORM-008',
        });
      }
    on.verify('the account and the forsendelse as before', {
      actual: await stateOf(context, subject),
      expected: before,
    });
  },
);

scenario(
  'GET of a path that no operation has is refused with 404',
  { requirement: 'FIKS-FORM-014', needs: { parameters: tableParameters } },
  async (context) => {
    const { on, bench } = context;
    const { of } = await subjectOf(context);
    const paths = [
      '/v2/samsvar',
      `/v2/kontoer/${on.parameter('kontoId')}/samsvar`,
      `/v2/forsendelser/${of}/samsvar`,
    ];
    for (const path of paths)
      on.conform(
        await bench.send({ method: 'GET', path, as: 'sender', deliberatelyInvalid: true }),
        { status: 404 },
      );
  },
);

scenario(
  'Every reading operation with a slash behind its path answers as without, or 404',
  { requirement: 'FIKS-FORM-016', needs: { parameters: tableParameters } },
  async (context) => {
    const { on, bench } = context;
    const subject = await subjectOf(context);
    for (const row of readingOperations)
      on.conform(await bench.send(withSlash(outgoingOf(context, row, subject))), {
        status: [row.success, 404],
      });
  },
);

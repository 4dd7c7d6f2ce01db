import type { MultipartShape } from '#environments';
import { userTypes } from './data-types.ts';
import { dueMark, verifyNoneMade } from './due-mark.ts';
import {
  attachmentPart,
  formPart,
  formXml,
  instancePart,
  postMultipart,
} from './multipart-request.ts';
import { scenario, type AppContext } from './scenario.ts';
import { elementsOf, refOf } from './seen.ts';

scenario(
  'POST /instances reads line ends without carriage return or refuses them',
  { requirement: 'APP-MULTI-043' },
  async (context) =>
    acceptOrRefuse(context, (mark) => ({
      parts: [instancePart(context.app, { dueBefore: mark })],
      lineEnd: '\n',
    })),
);

scenario(
  'POST /instances takes an allowed media type with a parameter or refuses it',
  { requirement: 'APP-MULTI-045' },
  async (context) =>
    acceptOrRefuse(context, (mark) => ({
      parts: [
        instancePart(context.app, { dueBefore: mark }),
        { ...formPart(context), contentType: 'application/xml; charset=utf-8' },
        ...userTypes(context.app).map((type) => {
          const part = attachmentPart(context, type);
          return { ...part, contentType: `${part.contentType ?? ''}; charset=utf-8` };
        }),
      ],
    })),
);

async function acceptOrRefuse(
  context: AppContext,
  toShape: (mark: string) => MultipartShape,
): Promise<void> {
  const mark = dueMark(context);
  const answer = await postMultipart(context, { ...toShape(mark), broken: true });
  context.on.conform(answer, { status: [201, 400, 415] });
  const { partyId } = context.app.instanceOwner;
  const [requirement = ''] = context.bench.scenario.requirements;
  if (answer.status !== 201 && partyId !== undefined)
    await verifyNoneMade(context, { partyId, marks: [mark], requirement });
}

scenario(
  'POST /instances refuses XML entities or leaves them unexpanded',
  { requirement: 'APP-MULTI-046' },
  async (context) => {
    const { on, app } = context;
    const body = withEntity(formXml(context), 'UTVIDET');
    const answer = await postMultipart(context, {
      parts: [instancePart(app), formPart(context, body)],
      broken: true,
    });
    on.conform(answer, { status: [201, 400] });
    if (answer.status !== 201) return;
    const read = await on.send('getData', {
      on: refOf(answer),
      path: { dataGuid: elementsOf(answer, app.form.id)[0]?.id ?? '' },
    });
    on.verify('the entity is not expanded', {
      actual: read.text().includes('UTVIDET'),
      expected: false,
      exchange: answer,
    });
  },
);

/** Declares an entity and puts it where the first text stood. */
function withEntity(xml: string, value: string): string {
  const root = /<([A-Za-z]\w*)>/.exec(xml)?.[1] ?? '';
  const declared = xml.replace(`<${root}>`, `<!DOCTYPE ${root} [<!ENTITY e "${value}">]><${root}>`);
  return declared.replace(/>([^<>[\]"]*\S[^<>[\]"]*)</, '>&e;<');
}

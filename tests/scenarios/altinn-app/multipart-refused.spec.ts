import { dueMark, verifyNoneMade } from './due-mark.ts';
import { instancePart, postMultipart } from './multipart-request.ts';
import { multipartRefusals, type MultipartRefusal } from './multipart-refusals.ts';
import { scenario, type AppContext } from './scenario.ts';

for (const refusal of multipartRefusals) {
  const { requirement, says, app } = refusal;
  scenario(
    `POST /instances ${says} is refused and makes no instance`,
    { requirement, ...(app === undefined ? {} : { app }) },
    (context) => refuse(context, refusal),
  );
}

async function refuse(context: AppContext, refusal: MultipartRefusal): Promise<void> {
  const mark = dueMark(context);
  const requests = refusal.requests(context, instancePart(context.app, { dueBefore: mark }));
  for (const request of requests) {
    const answer = await postMultipart(context, { ...request, broken: true });
    context.on.conform(answer, { status: refusal.status ?? '4xx' });
  }
  const { partyId } = context.app.instanceOwner;
  if (partyId !== undefined)
    await verifyNoneMade(context, { partyId, marks: [mark], requirement: refusal.requirement });
}

scenario(
  'POST /instances with several unreadable parts names each by its number',
  { requirement: 'APP-MULTI-007' },
  async (context) => {
    const nameless = { headers: [['Content-Type', 'application/json']] as const, body: '{}' };
    const answer = await postMultipart(context, { parts: [nameless, nameless], broken: true });
    context.on.conform(answer, { status: 400, body: { detail: /number 1\b.*number 2\b/s } });
  },
);

scenario(
  'POST /instances with several faulty data parts names the first',
  { requirement: 'APP-MULTI-023' },
  async (context) => {
    const wrong = (name: string): { name: string; contentType: string; body: string } => ({
      name,
      contentType: 'application/xml',
      body: '<a/>',
    });
    const parts = [instancePart(context.app), wrong('forst'), wrong('sist')];
    const answer = await postMultipart(context, { parts, broken: true });
    context.on.conform(answer, { status: 400, text: /forst/ });
  },
);

import { altinnAppApi } from './altinn-app/api.ts';
import type { AppState } from './altinn-app/call.ts';
import { altinnAuthenticationApi } from './altinn-authentication/api.ts';
import { maskinportenApi } from './maskinporten/api.ts';
import { MockRefusal } from './server/mock-refusal.ts';
import type { MockRequest, Reply } from './server/message.ts';

/** Answers one request on the state of now. */
export type ApiAnswer = (state: AppState, request: MockRequest) => Promise<Reply>;

/** Every API that the mock serves, by the name that runs know it by. */
const apis: Readonly<Record<string, ApiAnswer>> = {
  'altinn-app': (state, request) => altinnAppApi(state)(request),
  maskinporten: (state, request) => maskinportenApi(() => state.world)(request),
  'altinn-authentication': (state, request) => altinnAuthenticationApi(() => state.world)(request),
};

/** The APIs of these names, in the table's order; absent: all. Throws MockRefusal `unknown-api`. */
export function chosenApis(names?: readonly string[]): readonly (readonly [string, ApiAnswer])[] {
  const known = Object.entries(apis);
  const unknown = (names ?? []).filter((name) => !(name in apis));
  if (unknown.length > 0) {
    const have = Object.keys(apis).join(', ');
    throw new MockRefusal(
      'unknown-api',
      `The mock has no API ${unknown.join(', ')}. It has: ${have}.`,
    );
  }
  return known.filter(([name]) => names?.includes(name) ?? true);
}

import { altinnAppApi } from './altinn-app/api.ts';
import type { AppState } from './altinn-app/call.ts';
import { altinnAuthenticationApi } from './altinn-authentication/api.ts';
import { maskinportenApi } from './maskinporten/api.ts';
import { MockRefusal } from './server/mock-refusal.ts';
import type { Answer } from './server/listen.ts';

/** Makes what answers an API's requests, on the state of the moment. */
export type ApiMaker = (now: () => AppState) => Answer;

/** Every API that the mock serves, by the name that runs know it by. */
const apis: Readonly<Record<string, ApiMaker>> = {
  'altinn-app': (now) => (request) => altinnAppApi(now())(request),
  maskinporten: (now) => maskinportenApi(() => now().world),
  'altinn-authentication': (now) => altinnAuthenticationApi(() => now().world),
};

/** The APIs of these names, in the table's order; absent: all. Throws MockRefusal `unknown-api`. */
export function chosenApis(names?: readonly string[]): readonly (readonly [string, ApiMaker])[] {
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

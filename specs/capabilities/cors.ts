import { allow, textIn } from '../state-machine/row.ts';
import { askedIn, askedMembers, type AskedOperation } from './asked.ts';
import { namesIn, partIn, partsIn, rulesIn, type Part, type Rules } from './part.ts';

/** What an API may promise to browsers (Fetch standard, 3.2). */
export const corsRules = [
  /** An origin that is registered is told back exactly. */
  'registered-echoed',
  /** One that is not is told nothing, and answered as if it had said nothing. */
  'unregistered-silent',
  /** One of another host that looks like the registered one is told nothing. */
  'lookalike-silent',
  /** One of the registered host under another scheme or port is told nothing: where origins are registered, not domains. */
  'same-host-silent',
  /** No answer allows every origin. */
  'no-wildcard',
  /** A call without Origin gets no CORS header. */
  'silent-without-origin',
  /** Calls of callers who are logged in are told the same. */
  'same-with-login',
  /** What depends on the origin says so in Vary. */
  'vary-origin',
  /** A preflight from a registered origin is allowed. */
  'preflight-allowed',
  /** One from another origin is not. */
  'preflight-refused',
] as const;
export type CorsRule = (typeof corsRules)[number];

/** How an API treats browsers of other origins (a part of specs/apis/<api>/capabilities.yaml). */
export interface Cors {
  readonly requirements: Rules<CorsRule>;
  /** Target parameters that hold a registered origin, and one that is not. */
  readonly registered: string;
  readonly unregistered: string;
  /** Asked without login. */
  readonly probe: AskedOperation;
  /** Asked with login. */
  readonly others: readonly AskedOperation[];
  readonly preflight: CorsPreflight;
}

/** What a browser asks before it calls. */
export interface CorsPreflight {
  /** Operation whose address is asked. */
  readonly asked: AskedOperation;
  readonly method: string;
  /** Header names that the call would carry. */
  readonly headers: readonly string[];
}

/** Reads the part `cors` of a capabilities.yaml. */
export function toCors(part: Part): Cors {
  allow(part, ['requirements', 'registered', 'unregistered', 'probe', 'others', 'preflight']);
  const probe = partIn(part, 'probe');
  allow(probe, askedMembers);
  return {
    requirements: rulesIn(part, 'requirements', corsRules),
    registered: textIn(part, 'registered'),
    unregistered: textIn(part, 'unregistered'),
    probe: askedIn(probe),
    others: partsIn(part, 'others', 'operation').map((one) => {
      allow(one, askedMembers);
      return askedIn(one);
    }),
    preflight: toPreflight(partIn(part, 'preflight')),
  };
}

function toPreflight(part: Part): CorsPreflight {
  allow(part, [...askedMembers, 'method', 'headers']);
  const headers = namesIn(part, 'headers');
  if (headers.length === 0) part.complain('"headers:" must name what a browser asks to send');
  return { asked: askedIn(part), method: textIn(part, 'method'), headers };
}

import {
  both,
  dropHeader,
  dropMember,
  emptyBody,
  isStatus,
  replaceBody,
  replaceJson,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { AuthenticationFault } from './fault.ts';

const ok = isStatus(200);

/** Answers that break the contract itself. */
export const contractFaults: readonly AuthenticationFault[] = [
  {
    id: 'authn-token-created',
    breaks: 'A token is answered 201.',
    aimedAt: 'AUTHN-CONTRACT-001',
    replies: { routes: ['exchangeToken'], when: ok, change: withStatus(201) },
  },
  {
    id: 'authn-token-as-jwt',
    breaks: 'A token is application/jwt.',
    aimedAt: 'AUTHN-CONTRACT-002',
    replies: { routes: ['exchangeToken'], when: ok, change: withMediaType('application/jwt') },
  },
  {
    id: 'authn-token-empty',
    breaks: 'A refreshed token is nothing.',
    aimedAt: 'AUTHN-CONTRACT-003',
    replies: { routes: ['refreshToken'], when: ok, change: emptyBody },
  },
  {
    id: 'authn-metadata-without-keys',
    breaks: 'The metadata does not lead to the keys.',
    aimedAt: 'AUTHN-CONTRACT-003',
    replies: { routes: ['getOpenIdConfiguration'], change: dropMember('jwks_uri') },
  },
  {
    id: 'authn-allow-missing',
    breaks: 'A wrong method is not told which one is right.',
    aimedAt: 'AUTHN-CONTRACT-004',
    unrouted: (reply) => dropHeader('Allow')(reply, {}),
  },
  {
    id: 'authn-refusal-crashes',
    breaks: 'A refused token is answered 500.',
    aimedAt: 'AUTHN-CONTRACT-005',
    replies: { routes: ['exchangeToken'], when: isStatus(401), change: withStatus(500) },
  },
  {
    id: 'authn-refusal-as-object',
    breaks: 'A refused token is told in a body of no kind.',
    aimedAt: 'AUTHN-CONTRACT-006',
    replies: {
      routes: ['exchangeToken'],
      when: isStatus(401),
      change: replaceJson({ error: 'invalid_token' }),
    },
  },
  {
    id: 'authn-refusal-leaks',
    breaks: 'A refused token shows a stack trace.',
    aimedAt: 'AUTHN-CONTRACT-007',
    replies: {
      routes: ['exchangeToken'],
      when: isStatus(401),
      change: setMember(
        ['title'],
        'SecurityTokenExpiredException\n   at Altinn.Platform.Authentication.Controllers.AuthenticationController.Exchange() in /src/AuthenticationController.cs:line 42',
      ),
    },
  },
  {
    id: 'authn-forbidden-explained',
    breaks: 'A missing scope is told in a body.',
    aimedAt: 'AUTHN-PROV-005',
    replies: {
      routes: ['exchangeToken'],
      when: isStatus(403),
      change: both(replaceBody('Missing scope'), withMediaType('text/plain')),
    },
  },
];

import {
  addText,
  both,
  dropMember,
  isRefusal,
  isStatus,
  replaceJson,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { MaskinportenFault } from './fault.ts';

const ok = isStatus(200);

/** Answers that break the contract itself. */
export const contractFaults: readonly MaskinportenFault[] = [
  {
    id: 'mask-token-created',
    breaks: 'A token is answered 201.',
    aimedAt: 'MASK-CONTRACT-001',
    replies: { routes: ['requestToken'], when: ok, change: withStatus(201) },
  },
  {
    id: 'mask-metadata-plain',
    breaks: 'The metadata is text/plain.',
    aimedAt: 'MASK-CONTRACT-002',
    replies: { routes: ['getMetadata'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'mask-key-without-modulus',
    breaks: 'A key lacks its modulus.',
    aimedAt: 'MASK-CONTRACT-003',
    replies: { routes: ['getKeys'], when: ok, change: dropMember('keys', 0, 'n') },
  },
  {
    id: 'mask-expires-in-text',
    breaks: 'expires_in is a text.',
    aimedAt: 'MASK-CONTRACT-003',
    replies: { routes: ['requestToken'], when: ok, change: setMember(['expires_in'], '119') },
  },
  {
    id: 'mask-refusal-crashes',
    breaks: 'A refused grant is answered 500.',
    aimedAt: 'MASK-CONTRACT-004',
    replies: { routes: ['requestToken'], when: isRefusal, change: withStatus(500) },
  },
  {
    id: 'mask-error-is-problem',
    breaks: 'A refusal is told as problem details, not as an OAuth error.',
    aimedAt: 'MASK-CONTRACT-005',
    replies: {
      routes: ['requestToken'],
      when: isRefusal,
      change: replaceJson({ title: 'Bad Request', status: 400 }),
    },
  },
  {
    id: 'mask-error-leaks',
    breaks: 'A refusal shows a stack trace.',
    aimedAt: 'MASK-CONTRACT-006',
    replies: {
      routes: ['requestToken'],
      when: isRefusal,
      change: setMember(
        ['error_description'],
        'java.lang.IllegalStateException at no.digdir.Grant.check(Grant.java:42)',
      ),
    },
  },
  {
    id: 'mask-error-not-json',
    breaks: 'A refusal is a page.',
    aimedAt: 'MASK-ERR-001',
    replies: {
      routes: ['requestToken'],
      when: isRefusal,
      change: both(withMediaType('text/html'), addText('<html></html>')),
    },
  },
];

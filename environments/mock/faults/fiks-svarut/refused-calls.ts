import { isRefusal, isStatus, mapMember, withHeader } from '../change.ts';
import { errorReply } from '../../fiks-svarut/replies.ts';
import { accessRules } from '../../fiks-svarut/rules/access.ts';
import { hasWrongPassword, lacksGrant } from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const { refusesAccess, refusesIntegration } = accessRules;

/** Faults of what a refused call leaves behind, and of secrets that come back (reference fiks 1.4). */
export const refusedCallFaults: readonly FiksFault[] = [
  {
    id: 'fiks-acts-before-password',
    breaks: 'A call with a wrong password is carried out and then refused.',
    aimedAt: 'FIKS-AUTH-023',
    rules: { fitsPassword: () => true },
    replies: {
      when: (_, call) => hasWrongPassword(call),
      change: (_, { credentials, request, state }) =>
        errorReply(refusesIntegration(credentials.integrationId), request, state.world),
    },
  },
  {
    id: 'fiks-acts-before-grant',
    breaks: 'A call without a grant is carried out and then refused.',
    aimedAt: 'FIKS-AUTH-023',
    rules: { isGranted: () => true },
    replies: {
      when: (_, call) => lacksGrant(call),
      change: (_, { request, state }) => errorReply(refusesAccess(), request, state.world),
    },
  },
  {
    id: 'fiks-deletes-before-asking',
    breaks: 'DELETE dokumenter deletes before it asks who calls.',
    aimedAt: 'FIKS-AUTH-023',
    bypass: ({ state, params }, { id }) => {
      const forsendelse = state.forsendelser.get(params['forsendelseId'] ?? '');
      if (id === 'slettFiler' && forsendelse !== undefined) forsendelse.documents = [];
      return undefined;
    },
  },
  {
    id: 'fiks-marks-read-before-asking',
    breaks: 'Lest marks the forsendelse as read before it asks who calls.',
    aimedAt: 'FIKS-AUTH-023',
    bypass: ({ state, params }, { id }) => {
      const forsendelse = state.forsendelser.get(params['forsendelseId'] ?? '');
      if (id === 'settForsendelseLestAvEksterntSystem' && forsendelse !== undefined)
        forsendelse.status = 'LEST';
      return undefined;
    },
  },
  {
    id: 'fiks-refusal-repeats-password',
    breaks: 'The refusal of an integration repeats the password that was sent.',
    aimedAt: 'FIKS-AUTH-024',
    replies: {
      when: isStatus(401),
      change: (reply, call) => {
        const { password = '' } = call.credentials;
        return mapMember(['message'], (text) => `${String(text)} ${password}`)(reply, call);
      },
    },
  },
  {
    id: 'fiks-refusal-repeats-token',
    breaks: 'The refusal of a token repeats it.',
    aimedAt: 'FIKS-AUTH-024',
    replies: {
      when: isStatus(401),
      change: (reply, call) => {
        const { token = '' } = call.credentials;
        return mapMember(['message'], (text) => `${String(text)} ${token}`)(reply, call);
      },
    },
  },
  {
    id: 'fiks-refusal-path-has-query',
    breaks: 'The path of an error message shows the query, and the token in it.',
    aimedAt: 'FIKS-AUTH-024',
    replies: {
      when: isRefusal,
      change: (reply, call) => mapMember(['path'], () => call.request.rawTarget)(reply, call),
    },
  },
  {
    id: 'fiks-answer-repeats-integration',
    breaks: 'Every answer repeats the integration with its password in a header.',
    aimedAt: 'FIKS-AUTH-024',
    replies: {
      change: (reply, call) => {
        const { integrationId = '', password = '' } = call.credentials;
        const text = Buffer.from(password).toString('base64');
        return withHeader('X-Integrasjon', `${integrationId}:${text}`)(reply, call);
      },
    },
  },
];

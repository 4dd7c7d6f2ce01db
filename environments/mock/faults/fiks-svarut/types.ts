import { isStatus, mapMember } from '../change.ts';
import { integrations } from '../../fiks-svarut/access/accounts.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { systemType } from '../../fiks-svarut/recipients.ts';
import { lookupRules } from '../../fiks-svarut/rules/lookup.ts';
import type { FiksFault } from './fault.ts';

const { listsTypes } = lookupRules;

const otherIntegration = ({ credentials }: FiksCall): boolean =>
  credentials.integrationId !== integrations.sender.id;

/** Faults of the list of types (reference fiks 3.8). */
export const typeFaults: readonly FiksFault[] = [
  {
    id: 'fiks-types-come-twice',
    breaks: 'A type that two systems have is listed twice.',
    aimedAt: 'FIKS-TYPE-001',
    rules: { listsTypes: (types) => [...types, systemType] },
  },
  {
    id: 'fiks-types-are-objects',
    breaks: 'Types are objects with a name.',
    aimedAt: 'FIKS-TYPE-001',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: isStatus(200),
      change: mapMember(['forsendelsestyper', '*'], (navn) => ({ navn })),
    },
  },
  {
    id: 'fiks-types-are-per-integration',
    breaks: 'Another integration is shown other types.',
    aimedAt: 'FIKS-TYPE-002',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: (reply, call) => reply.status === 200 && otherIntegration(call),
      change: mapMember(['forsendelsestyper', 0], () => undefined),
    },
  },
  {
    id: 'fiks-types-lack-one',
    breaks: 'The type of a registered system is not listed.',
    aimedAt: 'FIKS-TYPE-003',
    rules: { listsTypes: (types) => listsTypes(types.filter((one) => one !== systemType)) },
  },
  {
    id: 'fiks-types-hold-an-empty-one',
    breaks: 'One of the types is empty.',
    aimedAt: 'FIKS-TYPE-004',
    rules: { listsTypes: (types) => ['', ...listsTypes(types)] },
  },
];

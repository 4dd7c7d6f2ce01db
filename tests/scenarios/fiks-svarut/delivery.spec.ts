import {
  follow,
  isReadElsewhere,
  notified,
  onPaper,
  rejected,
  settles,
  type Path,
} from './claims/life-paths.ts';
import { toSystem } from './letters/special-letters.ts';

// The way of a forsendelse to its recipient, as far as real time reaches it.

const digital = [...notified, 'SENDT_DIGITALT', 'SENDT_SDP', 'LEVERT_SDP'];
const sound = [...digital, ...onPaper, 'KLAR_FOR_MOTTAK', 'LEST', 'MANUELT_HANDTERT'];

const paths: readonly Path[] = [
  {
    title: 'a sound forsendelse is received, accepted and sent on',
    to: 'recipientPrint',
    steps: [{ after: settles, becomes: sound, judges: 'FIKS-LIFE-002' }],
  },
  {
    title: 'a forsendelse whose file turns out unsound ends as rejected',
    to: 'recipientPrint',
    isUnsound: true,
    steps: [{ after: settles, becomes: rejected, judges: 'FIKS-LIFE-003' }],
  },
  {
    title: 'a forsendelse to a person who reads digital post is delivered digitally',
    to: 'recipientAltinn',
    steps: [{ after: settles, becomes: [...digital, 'LEST'], judges: 'FIKS-LIFE-004' }],
  },
  {
    title: 'a purely digital forsendelse to a person who reads digital post is delivered digitally',
    to: 'recipientAltinn',
    purelyDigital: true,
    steps: [{ after: settles, becomes: [...digital, 'LEST'], judges: 'FIKS-LIFE-004' }],
  },
  {
    title: 'a forsendelse to a recipient without a digital channel is sent to print',
    to: 'recipientPrint',
    steps: [{ after: settles, becomes: [...onPaper, 'MANUELT_HANDTERT'], judges: 'FIKS-LIFE-006' }],
  },
  {
    title: 'a purely digital forsendelse that no channel can deliver becomes undelivered',
    to: 'recipientUnreachable',
    purelyDigital: true,
    steps: [{ after: settles, becomes: ['IKKE_LEVERT'], judges: 'FIKS-LIFE-008' }],
  },
  {
    title: 'a forsendelse to an organisation with a system of its type waits for that system',
    to: 'recipientSystem',
    parameters: ['systemType'],
    fields: toSystem,
    steps: [{ after: settles, becomes: ['KLAR_FOR_MOTTAK', 'LEST'], judges: 'FIKS-LIFE-011' }],
  },
  {
    title: 'a delivered forsendelse that was read elsewhere becomes read',
    to: 'recipientAltinn',
    steps: [
      { after: settles, becomes: [...digital, 'LEST'], judges: 'FIKS-LIFE-004' },
      { after: isReadElsewhere, becomes: ['LEST'], judges: 'FIKS-LEST-002' },
    ],
  },
];

for (const path of paths) follow(path);

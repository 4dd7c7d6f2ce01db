import { toSystem } from './letters/special-letters.ts';
import {
  acts,
  aWeek,
  follow,
  isReadElsewhere,
  notified,
  onPaper,
  passes,
  rejected,
  settles,
  type Path,
} from './claims/life-paths.ts';

// What becomes of a forsendelse behind its delivery: its recipient acts, or time passes. Only a mock can be told.

const digital = [...notified, 'SENDT_DIGITALT', 'SENDT_SDP', 'LEVERT_SDP'];

const delivered = { after: settles, becomes: digital, judges: 'FIKS-LIFE-004' };
const sentToPrint = { after: settles, becomes: onPaper, judges: 'FIKS-LIFE-006' };
const waits = { after: settles, becomes: ['KLAR_FOR_MOTTAK'], judges: 'FIKS-LIFE-011' };
const staysRead = { after: aWeek, becomes: ['LEST'], judges: 'FIKS-LIFE-020' };

const paths: readonly Omit<Path, 'control'>[] = [
  {
    title: 'a forsendelse that its recipient opens becomes read and is not printed afterwards',
    to: 'recipientAltinn',
    steps: [
      delivered,
      { after: acts('read'), becomes: ['LEST'], judges: 'FIKS-LIFE-005' },
      { after: passes(48), becomes: ['LEST'], judges: 'FIKS-LIFE-020' },
      staysRead,
    ],
  },
  {
    title: 'a forsendelse that was sent to print becomes printed, and stays so',
    to: 'recipientPrint',
    steps: [
      sentToPrint,
      { after: aWeek, becomes: ['PRINTET'], judges: 'FIKS-LIFE-007' },
      { after: aWeek, becomes: ['PRINTET'], judges: 'FIKS-LIFE-007' },
    ],
  },
  {
    title: 'a forsendelse to a digital mailbox is sent there and then delivered',
    to: 'recipientSdp',
    steps: [
      {
        after: settles,
        becomes: ['SENDT_SDP', 'LEVERT_SDP'],
        judges: 'FIKS-LIFE-010',
      },
      { after: passes(24), becomes: ['LEVERT_SDP', 'LEST'], judges: 'FIKS-LIFE-010' },
    ],
  },
  {
    title:
      'a purely digital forsendelse in a digital mailbox is opened through SvarUt and becomes read',
    to: 'recipientSdp',
    purelyDigital: true,
    steps: [
      { after: settles, becomes: ['SENDT_SDP', 'LEVERT_SDP'], judges: 'FIKS-LIFE-010' },
      { after: acts('read'), becomes: ['LEST'], judges: 'FIKS-LIFE-019' },
      staysRead,
    ],
  },
  {
    title: "a forsendelse that the recipient's system acknowledges becomes read and stays so",
    to: 'recipientSystem',
    parameters: ['systemType'],
    fields: toSystem,
    steps: [
      waits,
      { after: acts('collect'), becomes: ['LEST'], judges: 'FIKS-LIFE-012' },
      { after: passes(48), becomes: ['LEST'], judges: 'FIKS-LIFE-012' },
      { after: aWeek, becomes: ['LEST'], judges: 'FIKS-LIFE-012' },
    ],
  },
  {
    title:
      "a forsendelse that its recipient's system does not fetch is notified or handled by hand",
    to: 'recipientSystem',
    parameters: ['systemType'],
    fields: toSystem,
    steps: [
      waits,
      { after: aWeek, becomes: [...notified, 'MANUELT_HANDTERT'], judges: 'FIKS-LIFE-018' },
    ],
  },
  {
    title: 'a forsendelse that stays unread goes to print at the deadline',
    to: 'recipientAltinn',
    steps: [
      delivered,
      { after: passes(39), becomes: notified, judges: 'FIKS-LIFE-014' },
      { after: passes(2), becomes: onPaper, judges: 'FIKS-LIFE-014' },
      { after: passes(7 * 24 - 41), becomes: onPaper, judges: 'FIKS-LIFE-013' },
    ],
  },
  {
    title:
      'a purely digital forsendelse that stays unread is sent digitally, and read when it is opened',
    to: 'recipientAltinn',
    purelyDigital: true,
    steps: [
      delivered,
      { after: aWeek, becomes: ['SENDT_DIGITALT'], judges: 'FIKS-LIFE-015' },
      { after: acts('read'), becomes: ['LEST'], judges: 'FIKS-LIFE-016' },
      staysRead,
    ],
  },
  {
    title: 'a forsendelse in the inbox that an operator stops is handled by hand, and stays so',
    to: 'recipientAltinn',
    steps: [
      delivered,
      { after: acts('stop'), becomes: ['MANUELT_HANDTERT'], judges: 'FIKS-LIFE-017' },
      { after: aWeek, becomes: ['MANUELT_HANDTERT', 'SLETTET'], judges: 'FIKS-LIFE-025' },
    ],
  },
  {
    title: 'a forsendelse sent to print that an operator stops is handled by hand, and stays so',
    to: 'recipientPrint',
    steps: [
      sentToPrint,
      { after: acts('stop'), becomes: ['MANUELT_HANDTERT'], judges: 'FIKS-LIFE-017' },
      { after: aWeek, becomes: ['MANUELT_HANDTERT', 'SLETTET'], judges: 'FIKS-LIFE-025' },
    ],
  },
  {
    title: 'a rejected forsendelse stays rejected',
    to: 'recipientPrint',
    isUnsound: true,
    steps: [
      { after: settles, becomes: rejected, judges: 'FIKS-LIFE-003' },
      { after: aWeek, becomes: [...rejected, 'SLETTET'], judges: 'FIKS-LIFE-025' },
    ],
  },
  {
    title: 'a purely digital forsendelse that was not delivered stays undelivered',
    to: 'recipientUnreachable',
    purelyDigital: true,
    steps: [
      { after: settles, becomes: ['IKKE_LEVERT'], judges: 'FIKS-LIFE-008' },
      { after: aWeek, becomes: ['IKKE_LEVERT', 'SLETTET'], judges: 'FIKS-LIFE-025' },
    ],
  },
  {
    title: 'a forsendelse that was read elsewhere is not printed afterwards',
    to: 'recipientAltinn',
    steps: [
      delivered,
      { after: isReadElsewhere, becomes: ['LEST'], judges: 'FIKS-LEST-002' },
      { after: passes(48), becomes: ['LEST'], judges: 'FIKS-LEST-011' },
      { after: aWeek, becomes: ['LEST'], judges: 'FIKS-LEST-011' },
    ],
  },
];

for (const path of paths) follow({ ...path, control: true });

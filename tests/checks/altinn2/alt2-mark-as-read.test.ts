import { alt2MarkAsRead } from './alt2-mark-as-read.ts';
import { judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'false',
    made: { url: 'https://h.example/things/1?markAsRead=false' },
    id: 'getMessage',
    told: [],
  },
  {
    says: 'False in another case',
    made: { url: 'https://h.example/things/1?language=1044&MarkAsRead=False' },
    id: 'getMessage',
    told: [],
  },
  { says: 'nothing', made: {}, id: 'getMessage', told: [/warn.*marks the message/] },
  {
    says: 'true',
    made: { url: 'https://h.example/things/1?markAsRead=true' },
    id: 'getMessage',
    told: [/markAsRead=true/],
  },
  { says: 'a list', made: {}, id: 'listMessages', told: 'inapplicable' },
];

judgeCases(alt2MarkAsRead, cases);

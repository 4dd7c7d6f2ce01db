import type { Check } from '../check.ts';
import { alt2BareJson } from './alt2-bare-json.ts';
import { alt2Empty204 } from './alt2-empty-204.ts';
import { alt2LimitReached } from './alt2-limit-reached.ts';
import { alt2LocalTime } from './alt2-local-time.ts';
import { alt2LoginPage } from './alt2-login-page.ts';
import { alt2MarkAsRead } from './alt2-mark-as-read.ts';
import { alt2MaskedPersons } from './alt2-masked-persons.ts';
import { alt2MaskedReason } from './alt2-masked-reason.ts';
import { alt2OneList } from './alt2-one-list.ts';
import { alt2PageSize } from './alt2-page-size.ts';
import { alt2SelfLink } from './alt2-self-link.ts';
import { alt2TemplatedLinks } from './alt2-templated-links.ts';
import { alt2Xml } from './alt2-xml.ts';

/** The checks of Altinn 2 alone, over every exchange (reference altinn2 11). */
export const altinn2Checks: readonly Check[] = [
  alt2SelfLink,
  alt2OneList,
  alt2TemplatedLinks,
  alt2BareJson,
  alt2Xml,
  alt2LocalTime,
  alt2PageSize,
  alt2LimitReached,
  alt2LoginPage,
  alt2Empty204,
  alt2MaskedPersons,
  alt2MaskedReason,
  alt2MarkAsRead,
];

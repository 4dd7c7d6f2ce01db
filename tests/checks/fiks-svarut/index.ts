import type { Check } from '../check.ts';
import { fiksErrorId } from './fiks-error-id.ts';
import { fiksErrorJson } from './fiks-error-json.ts';
import { fiksErrorMessage } from './fiks-error-message.ts';
import { fiksErrorPath } from './fiks-error-path.ts';
import { fiksErrorStatus } from './fiks-error-status.ts';
import { fiksErrorTimestamp } from './fiks-error-timestamp.ts';
import { fiksMultipartOrder } from './fiks-multipart-order.ts';
import { fiksR01FileNames } from './fiks-r01-file-names.ts';
import { fiksR02Printable } from './fiks-r02-printable.ts';
import { fiksR03OneToSign } from './fiks-r03-one-to-sign.ts';
import { fiksR04Signing } from './fiks-r04-signing.ts';
import { fiksR05DigitalRecipient } from './fiks-r05-digital-recipient.ts';
import { fiksR06PostalAddress } from './fiks-r06-postal-address.ts';
import { fiksR07ReplyAddress } from './fiks-r07-reply-address.ts';
import { fiksR08LevelFour } from './fiks-r08-level-four.ts';
import { fiksR09PrintFiles } from './fiks-r09-print-files.ts';
import { fiksR10GiroPages } from './fiks-r10-giro-pages.ts';
import { fiksR11LinkUrl } from './fiks-r11-link-url.ts';
import { fiksR12DigitalId } from './fiks-r12-digital-id.ts';

/** The checks of KS Fiks SvarUt alone: the error profile (reference fiks 2.1), and its rules on a client's send (3.1 and 4.1). */
export const fiksSvarutChecks: readonly Check[] = [
  fiksErrorStatus,
  fiksErrorTimestamp,
  fiksErrorId,
  fiksErrorMessage,
  fiksErrorPath,
  fiksErrorJson,
  fiksMultipartOrder,
  fiksR01FileNames,
  fiksR02Printable,
  fiksR03OneToSign,
  fiksR04Signing,
  fiksR05DigitalRecipient,
  fiksR06PostalAddress,
  fiksR07ReplyAddress,
  fiksR08LevelFour,
  fiksR09PrintFiles,
  fiksR10GiroPages,
  fiksR11LinkUrl,
  fiksR12DigitalId,
];

import { dataRules } from '../../altinn-app/rules/data.ts';
import { type RawPart } from '../../server/read-multipart.ts';
import { withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadParts, partName, partWith, type Misread } from './misread.ts';
import { onReply } from './spoil.ts';

const routes = ['createInstance'];

const reads = (change: Misread): Pick<Fault, 'requests'> => ({ requests: { routes, change } });

const readsParts = (
  read: (parts: readonly RawPart[]) => readonly RawPart[],
): Pick<Fault, 'requests'> => reads(misreadParts(read));

const describes = (part: RawPart): boolean => partName(part) === 'instance';

const firstOnly = (parts: readonly RawPart[], name: string): readonly RawPart[] => {
  const first = parts.find((part) => partName(part) === name);
  return parts.filter((part) => partName(part) !== name || part === first);
};

/** Faults in how parts are compared with the data types of the app. */
export const multipartTypeRefusedFaults: readonly Fault[] = [
  {
    id: 'app-multipart-skips-unknown-parts',
    breaks: 'A part that is no data type is skipped.',
    aimedAt: 'APP-MULTI-017',
    ...readsParts((parts) => parts.filter((part) => partName(part) !== 'finnes-ikke')),
  },
  {
    id: 'app-multipart-names-in-any-case',
    breaks: 'Part names are compared without case.',
    aimedAt: 'APP-MULTI-017',
    ...readsParts((parts) =>
      parts.map((part) =>
        partName(part) === 'skjema'
          ? partWith(part, 'content-disposition', 'form-data; name="Skjema"')
          : part,
      ),
    ),
  },
  {
    id: 'app-multipart-skips-nameless-parts',
    breaks: 'A part without a name beside others is skipped.',
    aimedAt: 'APP-MULTI-017',
    ...readsParts((parts) =>
      parts.length > 1 ? parts.filter((part) => partName(part) !== undefined) : parts,
    ),
  },
  {
    id: 'app-multipart-takes-any-media-type',
    breaks: 'The media type of a part is not compared with the allowed ones.',
    aimedAt: 'APP-MULTI-018',
    rules: { partProblem: () => undefined },
  },
  {
    id: 'app-multipart-takes-form-as-json',
    breaks: 'The form is taken as JSON where only XML is allowed.',
    aimedAt: 'APP-MULTI-019',
    rules: { partProblem: () => undefined },
  },
  {
    id: 'app-multipart-skips-empty-parts',
    breaks: 'A part without a byte is skipped.',
    aimedAt: 'APP-MULTI-020',
    ...readsParts((parts) => parts.filter((part) => part.body.length > 0 || describes(part))),
  },
  {
    id: 'app-multipart-cuts-large-parts',
    breaks: 'A part above its maximum size is cut.',
    aimedAt: 'APP-MULTI-021',
    ...readsParts((parts) =>
      parts.map((part) =>
        part.body.length > 2 ** 20 ? { ...part, body: part.body.subarray(0, 1000) } : part,
      ),
    ),
  },
  {
    id: 'app-multipart-skips-surplus-parts',
    breaks: 'Parts above the maximum count are skipped.',
    aimedAt: 'APP-MULTI-022',
    ...readsParts((parts) =>
      firstOnly(firstOnly(firstOnly(parts, 'vedlegg'), 'notat'), 'eiersvedlegg'),
    ),
  },
  {
    id: 'app-multipart-names-last-faulty-part',
    breaks: 'Of several faulty parts the last is named.',
    aimedAt: 'APP-MULTI-023',
    ...readsParts((parts) => parts.toReversed()),
  },
  {
    id: 'app-multipart-takes-parts-of-others',
    breaks: 'A part of a type that only others may write is taken.',
    aimedAt: 'APP-MULTI-025',
    rules: { dataAccess: () => undefined },
  },
  {
    id: 'app-multipart-foreign-part-answers-400',
    breaks: 'A part of a type that only others may write is refused with 400.',
    aimedAt: 'APP-MULTI-025',
    ...onReply(routes, 403, withStatus(400)),
  },
  {
    id: 'app-multipart-takes-any-form',
    breaks: 'Form data that cannot be read is taken for an empty form.',
    aimedAt: 'APP-MULTI-026',
    rules: {
      readsModel: (app, typeId, sent) => {
        const reading = dataRules.readsModel(app, typeId, sent);
        return 'error' in reading ? { model: {} } : reading;
      },
    },
  },
];

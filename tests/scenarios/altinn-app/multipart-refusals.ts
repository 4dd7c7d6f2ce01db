import type { MultipartPart } from '#environments';
import type { Expectation } from '../../engine/expectation.ts';
import { ownedType, receiptType, requireType } from './data-types.ts';
import { attachmentPart, formPart, formXml, type MultipartRequest } from './multipart-request.ts';
import type { AppContext } from './scenario.ts';
import type { Trait } from './traits.ts';

/** A multipart instantiation that must be refused, and what each of its variants sends. */
export interface MultipartRefusal {
  readonly requirement: string;
  /** Completes "POST /instances … is refused". */
  readonly says: string;
  readonly status: Expectation['status'];
  readonly app?: Trait;
  /** `describe` is the instance part, marked so that an instance made by it is found again. */
  readonly requests: (context: AppContext, describe: MultipartPart) => readonly MultipartRequest[];
}

const lines = (count: number): [string, string][] =>
  Array.from({ length: count }, (_, index): [string, string] => [`X-Line-${index}`, 'x']);

const disposed = (name: string): [string, string] => [
  'Content-Disposition',
  `form-data; name="${name}"`,
];

const jsonType: [string, string] = ['Content-Type', 'application/json'];

const only = (...parts: MultipartPart[]): MultipartRequest => ({ parts });

/** A type with at least this much to exceed. */
const limited = (context: AppContext, limit: 'maxSize' | 'maxCount'): MultipartPart =>
  attachmentPart(
    context,
    requireType(context, { says: `has a ${limit}`, fits: (type) => (type[limit] ?? 0) > 0 }),
  );

const typed = (context: AppContext): MultipartPart =>
  attachmentPart(
    context,
    requireType(context, {
      says: 'lists media types',
      fits: (type) => (type.allowedContentTypes?.length ?? 0) > 0,
    }),
  );

const tooLarge = (context: AppContext): MultipartPart => {
  const part = limited(context, 'maxSize');
  const type = context.app.metadata.dataTypes.find((one) => one.id === part.name);
  return { ...part, body: Buffer.alloc((type?.maxSize ?? 0) * 1024 * 1024 + 1, 0x20) };
};

const tooMany = (context: AppContext): MultipartPart[] => {
  const part = limited(context, 'maxCount');
  const type = context.app.metadata.dataTypes.find((one) => one.id === part.name);
  return Array.from({ length: (type?.maxCount ?? 0) + 1 }, () => part);
};

const foreign = (context: AppContext): MultipartPart[] => {
  const types = [ownedType(context.app, 'org:'), ownedType(context.app, 'app:')];
  return types.flatMap((type) => {
    if (type === undefined) return [];
    const contentType = type.allowedContentTypes?.[0] ?? 'application/octet-stream';
    return [{ name: type.id, filename: 'a.json', contentType, body: '{}' }];
  });
};

/** The refusals of reference section 3, in its order. */
export const multipartRefusals: readonly MultipartRefusal[] = [
  {
    requirement: 'APP-MULTI-002',
    says: 'without a boundary parameter',
    status: '4xx',
    requests: (_, describe) => [{ ...only(describe), boundaryParameter: 'none' }],
  },
  {
    requirement: 'APP-MULTI-003',
    says: 'with a body that is cut off or has another boundary',
    status: 400,
    requests: (context, describe) => [
      { ...only(describe), boundaryParameter: { value: 'another' } },
      { ...only(describe, formPart(context)), truncateTo: -40 },
      { ...only(describe, formPart(context)), close: 'missing' },
    ],
  },
  {
    requirement: 'APP-MULTI-004',
    says: 'with seventeen header lines in a part',
    status: '4xx',
    requests: (_, describe) => [
      only({ ...describe, headers: [disposed('instance'), jsonType, ...lines(15)] }),
    ],
  },
  {
    requirement: 'APP-MULTI-005',
    says: 'with a part without Content-Disposition',
    status: 400,
    requests: (context, describe) => [
      only(describe, { ...formPart(context), headers: [['Content-Type', 'application/xml']] }),
    ],
  },
  {
    requirement: 'APP-MULTI-006',
    says: 'with a part without Content-Type',
    status: 400,
    requests: (context, describe) => [
      only(describe, { ...formPart(context), headers: [disposed(context.app.form.id)] }),
    ],
  },
  {
    requirement: 'APP-MULTI-011',
    says: 'with an instance part that is empty or not typed application/json',
    status: 400,
    requests: (_, describe) => [
      only({ ...describe, contentType: 'text/json' }),
      only({ ...describe, contentType: 'APPLICATION/JSON' }),
      only({ ...describe, body: '' }),
    ],
  },
  {
    requirement: 'APP-MULTI-012',
    says: 'without an instance part and without a party in the query',
    status: 400,
    requests: (context) => [only(formPart(context))],
  },
  {
    requirement: 'APP-MULTI-013',
    says: 'with malformed JSON in the instance part',
    status: '4xx',
    requests: (_, describe) => [
      only({ ...describe, body: Buffer.from(describe.body).subarray(0, -2) }),
      only({ ...describe, body: 'null' }),
    ],
  },
  {
    requirement: 'APP-MULTI-014',
    says: 'with a second instance part that is not JSON',
    status: 400,
    requests: (_, describe) => [
      only(describe, { ...describe, contentType: 'text/plain', body: 'x' }),
    ],
  },
  {
    requirement: 'APP-MULTI-015',
    says: 'with a second instance part that is JSON',
    status: '4xx',
    requests: (_, describe) => [only(describe, describe)],
  },
  {
    requirement: 'APP-MULTI-016',
    says: 'with a notification that is malformed or comes twice',
    status: '4xx',
    requests: (_, describe) => {
      const notification = { name: 'notification', contentType: 'application/json', body: '{}' };
      return [
        only(describe, { ...notification, body: '{"x"' }),
        only(describe, notification, notification),
      ];
    },
  },
  {
    requirement: 'APP-MULTI-017',
    says: 'with a part that is no data type of the app',
    status: 400,
    requests: (context, describe) => [
      only(describe, { ...formPart(context), name: 'finnes-ikke' }),
      only(describe, { ...formPart(context), name: otherCase(context.app.form.id) }),
      only(describe, {
        ...formPart(context),
        headers: [['Content-Disposition', 'form-data'], jsonType],
      }),
    ],
  },
  {
    requirement: 'APP-MULTI-018',
    says: 'with a part of a media type that its data type does not allow',
    status: 400,
    app: 'attachment-types',
    requests: (context, describe) => [
      only(describe, { ...typed(context), contentType: 'application/x-other' }),
    ],
  },
  {
    requirement: 'APP-MULTI-019',
    says: 'with the form as JSON where only XML is allowed',
    status: 400,
    requests: (context, describe) => {
      const allowed = context.app.form.allowedContentTypes ?? [];
      if (allowed.length === 0 || allowed.includes('application/json'))
        context.bench.untested(`${context.app.id} takes its form as JSON too`);
      return [only(describe, { ...formPart(context, '{}'), contentType: 'application/json' })];
    },
  },
  {
    requirement: 'APP-MULTI-020',
    says: 'with a data part without a byte',
    status: 400,
    requests: (context, describe) => [only(describe, formPart(context, ''))],
  },
  {
    requirement: 'APP-MULTI-021',
    says: 'with a part above its maximum size',
    status: 400,
    app: 'attachment-size',
    requests: (context, describe) => [only(describe, tooLarge(context))],
  },
  {
    requirement: 'APP-MULTI-022',
    says: 'with more parts of one type than its maximum count',
    status: 400,
    app: 'attachment-count',
    requests: (context, describe) => [only(describe, ...tooMany(context))],
  },
  {
    requirement: 'APP-MULTI-025',
    says: 'with a part of a type that the caller may not write',
    status: 403,
    requests: (context, describe) => {
      const parts = foreign(context);
      if (context.app.metadata.dataTypes.some((type) => type.id === receiptType))
        parts.push({
          name: receiptType,
          filename: 'a.pdf',
          contentType: 'application/pdf',
          body: '%PDF-1.4',
        });
      if (parts.length === 0)
        context.bench.untested(`every data type of ${context.app.id} may be written by users`);
      return parts.map((part) => only(describe, part));
    },
  },
  {
    requirement: 'APP-MULTI-026',
    says: 'with form data that is not the model',
    status: 400,
    requests: (context, describe) => {
      const xml = formXml(context);
      const renamed = xml.replace(/<(\w+)>/, '<Annet>').replace(/<\/\w+>\s*$/, '</Annet>');
      return [xml.slice(0, -4), renamed, 'ikke xml'].map((body) =>
        only(describe, formPart(context, body)),
      );
    },
  },
  {
    requirement: 'APP-MULTI-049',
    says: 'without any part or without a byte',
    status: 400,
    requests: () => [only(), { ...only(), close: 'missing' }],
  },
];

function otherCase(name: string): string {
  const lower = name.toLowerCase();
  return lower === name ? name.toUpperCase() : lower;
}

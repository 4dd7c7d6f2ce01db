import { dataRules } from '../../altinn-app/rules/data.ts';
import { mapMember, setMember } from '../change.ts';
import type { Fault } from './fault.ts';
import { jsonIn, misreadMembers, misreadParts, partName, partWith, without } from './misread.ts';
import { textOf } from '../../server/narrow.ts';
import { spoil } from './spoil.ts';
import { onMade, reads, refuses, routes } from './multipart-means.ts';

const isAttachment = (name: string | undefined): boolean =>
  name !== 'instance' && name !== 'Skjema' && name !== 'model';

const describes = (name: string | undefined): boolean => name === 'instance';

/** The description of the instance, read otherwise. */
const readsDescription = (
  read: (members: Readonly<Record<string, unknown>>) => unknown,
): Pick<Fault, 'requests'> =>
  reads((call) =>
    misreadParts((parts) =>
      parts.map((part) =>
        describes(partName(part))
          ? {
              ...part,
              body: Buffer.from(JSON.stringify(read(Object(jsonIn(part.body) ?? {})))),
            }
          : part,
      ),
    )(misreadMembers(read)(call)),
  );

/** Faults in what is kept of the parts of a new instance. */
export const multipartStoredFaults: readonly Fault[] = [
  {
    id: 'app-multipart-mangles-file-names',
    breaks: 'File names lose their letters outside ASCII and their dots.',
    aimedAt: 'APP-MULTI-008',
    ...onMade(
      mapMember(['data', '*', 'filename'], (name) =>
        typeof name === 'string' ? name.replaceAll(/[^A-Za-z0-9]/g, '_') : name,
      ),
    ),
  },
  {
    id: 'app-multipart-loses-file-names',
    breaks: 'File names of parts are not kept.',
    aimedAt: 'APP-MULTI-008',
    ...onMade(setMember(['data', '*', 'filename'], null)),
  },
  {
    id: 'app-multipart-plain-name-first',
    breaks: 'The plain file name comes before the extended one.',
    aimedAt: 'APP-MULTI-008',
    ...reads(
      misreadParts((parts) =>
        parts.map((part) =>
          partWith(
            part,
            'content-disposition',
            (part.headers.get('content-disposition') ?? '').replace(/;\s*filename\*=[^;]*/, ''),
          ),
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-keeps-path-of-file',
    breaks: 'A file name keeps its path.',
    aimedAt: 'APP-MULTI-008',
    ...onMade(
      mapMember(['data', '*', 'filename'], (name) =>
        typeof name === 'string' && name.startsWith('..') ? `/etc/${name}` : name,
      ),
    ),
  },
  {
    id: 'app-multipart-demands-file-name',
    breaks: 'A part without a file name is refused.',
    aimedAt: 'APP-MULTI-008',
    ...refuses(({ text }) => /name="(vedlegg|notat)"\r\n/.test(text)),
  },
  {
    id: 'app-multipart-form-twice',
    breaks: 'The app makes its form beside the one that was sent.',
    aimedAt: 'APP-MULTI-029',
    ...onMade(mapMember(['data'], (data) => (Array.isArray(data) ? [...data, ...data] : data))),
  },
  {
    id: 'app-multipart-form-not-made',
    breaks: 'A form that was not sent is not made.',
    aimedAt: 'APP-MULTI-029',
    replies: {
      routes,
      when: (reply, { request }) =>
        reply.status === 201 && !request.body.includes('application/xml'),
      change: mapMember(['data'], (data) =>
        Array.isArray(data)
          ? data.filter((one: { dataType?: unknown }) => isAttachment(textOf(one.dataType)))
          : data,
      ),
    },
  },
  {
    id: 'app-multipart-loses-last-byte',
    breaks: 'The last byte of every part is lost.',
    aimedAt: 'APP-MULTI-030',
    ...reads(
      misreadParts((parts) =>
        parts.map((part) =>
          isAttachment(partName(part)) ? { ...part, body: part.body.subarray(0, -1) } : part,
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-adds-line-end',
    breaks: 'The line end before a delimiter is kept as data.',
    aimedAt: 'APP-MULTI-030',
    ...reads(
      misreadParts((parts) =>
        parts.map((part) =>
          isAttachment(partName(part))
            ? { ...part, body: Buffer.concat([part.body, Buffer.from('\r\n')]) }
            : part,
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-loses-a-part',
    breaks: 'Of several attachments the first is lost.',
    aimedAt: 'APP-MULTI-030',
    ...reads(
      misreadParts((parts) => {
        const lost = parts.find((part) => isAttachment(partName(part)));
        return parts.length > 3 ? parts.filter((part) => part !== lost) : parts;
      }),
    ),
  },
  {
    id: 'app-multipart-reads-bytes-as-text',
    breaks: 'Bytes of an attachment are read as text and written again.',
    aimedAt: 'APP-MULTI-030',
    ...reads(
      misreadParts((parts) =>
        parts.map((part) =>
          isAttachment(partName(part))
            ? { ...part, body: Buffer.from(part.body.toString('utf8').replaceAll('\n', '\r\n')) }
            : part,
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-form-loses-values',
    breaks: 'The form that was sent as a part is stored empty.',
    aimedAt: 'APP-MULTI-032',
    ...onMade(
      spoil((instance, { app }) => {
        for (const element of instance.data) {
          const type = app.dataTypes.find((one) => one.id === element.dataType);
          if (type?.appLogic?.classRef != null)
            element.content = dataRules.storesModel(app, type.id, {});
        }
      }),
    ),
  },
  {
    id: 'app-multipart-form-loses-first-value',
    breaks: 'The first value of the form is lost.',
    aimedAt: 'APP-MULTI-032',
    ...reads(
      misreadParts((parts) =>
        parts.map((part) =>
          isAttachment(partName(part)) || describes(partName(part))
            ? part
            : {
                ...part,
                body: Buffer.from(
                  part.body.toString('utf8').replace(/<(navn|property1)>.*?<\/\1>/, ''),
                ),
              },
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-believes-sent-app',
    breaks: 'A client names the app of a new instance.',
    aimedAt: 'APP-MULTI-041',
    replies: {
      routes,
      when: (reply, { request }) => reply.status === 201 && request.body.includes('annen/app'),
      change: setMember(['appId'], 'annen/app'),
    },
  },
  {
    id: 'app-multipart-believes-sent-id',
    breaks: 'A client names the id of a new instance.',
    aimedAt: 'APP-MULTI-041',
    replies: {
      routes,
      when: (reply, { request }) => reply.status === 201 && request.body.includes('annen/app'),
      change: mapMember(['id'], () => '1/00000000-0000-4000-8000-000000000000'),
    },
  },
  {
    id: 'app-multipart-believes-sent-process',
    breaks: 'A client ends the process of a new instance.',
    aimedAt: 'APP-MULTI-041',
    replies: {
      routes,
      when: (reply, { request }) => reply.status === 201 && request.body.includes('"process"'),
      change: setMember(['process', 'currentTask'], null),
    },
  },
  {
    id: 'app-multipart-believes-sent-status',
    breaks: 'A client archives a new instance.',
    aimedAt: 'APP-MULTI-042',
    replies: {
      routes,
      when: (reply, { request }) => reply.status === 201 && request.body.includes('isArchived'),
      change: setMember(['status', 'isArchived'], true),
    },
  },
  {
    id: 'app-multipart-loses-due-date',
    breaks: 'dueBefore of the description is not kept.',
    aimedAt: 'APP-MULTI-050',
    ...readsDescription(without('dueBefore')),
  },
  {
    id: 'app-multipart-loses-visible-after',
    breaks: 'visibleAfter of the description is not kept.',
    aimedAt: 'APP-MULTI-050',
    ...readsDescription(without('visibleAfter')),
  },
];

import { dataRules } from '../../altinn-app/rules/data.ts';
import type { Rules } from '../../altinn-app/rules.ts';
import { dropMember, isStatus, setMember } from '../change.ts';
import { addsElement, also, changesBytes, removesElement } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadHeader } from './misread.ts';
import { crashes } from './outcome.ts';

const uploads = ['createData', 'createDataAlias', 'createDataByQuery'];
const refused = isStatus(400);

/** Uploads beyond a limit, and types that not everybody may write. */
export const attachmentsLimitsFaults: readonly Fault[] = [
  {
    id: 'app-attachment-without-length-crashes',
    breaks: 'An upload without a length answers 500.',
    aimedAt: 'APP-ATT-016',
    replies: { routes: uploads, when: (_reply, call) => call.request.chunked, change: crashes },
  },
  {
    id: 'app-attachment-without-length-stored',
    breaks: 'An upload without a length answers 400 and is stored.',
    aimedAt: 'APP-ATT-016',
    replies: {
      routes: uploads,
      when: (reply, call) => reply.status === 400 && call.request.chunked,
      change: also(addsElement),
    },
  },
  {
    id: 'app-attachment-count-ignored',
    breaks: 'An upload beyond the maximum count is taken.',
    aimedAt: 'APP-ATT-017',
    rules: allows('Max Count Exceeded'),
  },
  {
    id: 'app-attachment-count-off-by-one',
    breaks: 'One upload more than the maximum count is taken.',
    aimedAt: 'APP-ATT-017',
    rules: {
      dataAccess: (use, access) =>
        dataRules.dataAccess(use, {
          ...access,
          type: { ...access.type, maxCount: access.type.maxCount && access.type.maxCount + 1 },
        }),
    },
  },
  {
    id: 'app-attachment-beyond-count-stored',
    breaks: 'An upload beyond the maximum count answers 409 and is stored.',
    aimedAt: 'APP-ATT-017',
    replies: { routes: uploads, when: isStatus(409), change: also(addsElement) },
  },
  {
    id: 'app-attachment-put-rules-ignored',
    breaks: 'PUT of an attachment takes what POST refuses.',
    aimedAt: 'APP-ATT-019',
    requests: {
      routes: ['putData'],
      change: misreadHeader('Content-Disposition', (value) =>
        value?.includes('.') === true ? value : 'attachment; filename="a.pdf"',
      ),
    },
  },
  {
    id: 'app-attachment-refused-put-stored',
    breaks: 'PUT of an attachment answers 400 and changes its bytes.',
    aimedAt: 'APP-ATT-019',
    replies: { routes: ['putData'], when: refused, change: also(changesBytes) },
  },
  {
    id: 'app-attachment-empty-put-taken',
    breaks: 'PUT of an attachment without a byte is taken.',
    aimedAt: 'APP-ATT-020',
    rules: { isEmptyUpload: () => false },
  },
  {
    id: 'app-attachment-empty-put-destroys',
    breaks: 'PUT of an attachment without a byte is refused and empties it.',
    aimedAt: 'APP-ATT-020',
    replies: {
      routes: ['putData'],
      when: (_reply, call) => call.request.body.length === 0,
      change: also(({ element }) => {
        if (element !== undefined) element.content = Buffer.alloc(0);
      }),
    },
  },
  {
    id: 'app-attachment-contributor-ignored',
    breaks: 'A user may write a type that only the app owner may write.',
    aimedAt: 'APP-ATT-023',
    rules: allows('Forbidden', 'org:'),
  },
  {
    id: 'app-attachment-user-deletes-owners',
    breaks: "DELETE of the app owner's attachment by a user answers 403 and removes it.",
    aimedAt: 'APP-ATT-023',
    replies: { routes: ['deleteData'], when: isStatus(403), change: also(removesElement) },
  },
  {
    id: 'app-attachment-app-owned-taken',
    breaks: 'Everybody may write a type that only the app may write.',
    aimedAt: 'APP-ATT-025',
    rules: allows('Forbidden', 'app:'),
  },
  {
    id: 'app-attachment-app-owned-stored',
    breaks: 'A type that only the app may write is refused and stored.',
    aimedAt: 'APP-ATT-025',
    replies: { routes: uploads, when: isStatus(403), change: also(addsElement) },
  },
  {
    id: 'app-attachment-receipt-made',
    breaks: 'A receipt can be made through the API.',
    aimedAt: 'APP-ATT-026',
    rules: {
      dataAccess: (use, access) =>
        access.type.id === 'ref-data-as-pdf' ? undefined : dataRules.dataAccess(use, access),
    },
  },
  {
    id: 'app-attachment-receipt-stored',
    breaks: 'POST of a receipt answers 403 and stores it.',
    aimedAt: 'APP-ATT-026',
    replies: { routes: uploads, when: isStatus(403), change: also(addsElement) },
  },
  {
    id: 'app-attachment-octet-stream-crashes',
    breaks: 'An upload of application/octet-stream answers 500.',
    aimedAt: 'APP-ATT-030',
    replies: {
      routes: uploads,
      when: (_reply, call) => call.request.header('content-type') === 'application/octet-stream',
      change: crashes,
    },
  },
  {
    id: 'app-attachment-code-missing',
    breaks: 'A refused upload names no code.',
    aimedAt: 'APP-ATT-039',
    replies: {
      routes: uploads,
      when: refused,
      change: dropMember('uploadValidationIssues', 0, 'code'),
    },
  },
  {
    id: 'app-attachment-one-code-for-all',
    breaks: 'A refused upload names the same code whatever rule is broken.',
    aimedAt: 'APP-ATT-039',
    replies: {
      routes: uploads,
      when: refused,
      change: setMember(['uploadValidationIssues', 0, 'code'], 'MissingFileName'),
    },
  },
  {
    id: 'app-attachment-user-makes-closed-type',
    breaks: 'A user may make elements that users may not make.',
    aimedAt: 'APP-ATT-040',
    rules: allows('User Create Disallowed'),
  },
  {
    id: 'app-attachment-user-deletes-closed-type',
    breaks: 'A user may delete elements that users may not delete.',
    aimedAt: 'APP-ATT-040',
    rules: allows('User Delete Disallowed'),
  },
  {
    id: 'app-attachment-closed-type-stored',
    breaks: 'An element that users may not make is refused and stored.',
    aimedAt: 'APP-ATT-040',
    replies: { routes: uploads, when: refused, change: also(addsElement) },
  },
];

/** Lets pass what is refused under that title; with a contributor, only for types that name it. */
function allows(title: string, contributor = ''): Pick<Rules, 'dataAccess'> {
  return {
    dataAccess: (use, access) => {
      const problem = dataRules.dataAccess(use, access);
      const named = access.type.allowedContributers ?? [];
      const concerns = contributor === '' || named.some((one) => one.startsWith(contributor));
      return problem?.title === title && concerns ? undefined : problem;
    },
  };
}

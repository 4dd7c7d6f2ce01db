import { dropHeader, dropMember, isStatus, setMember, withStatus } from '../change.ts';
import { also, comparing, forgets, type Touched } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadHeader, misreadJson, misreadMembers } from './misread.ts';
import { crashes, isRefusedBody, isUnknownInstance, takesIt } from './outcome.ts';

const ok = isStatus(200);
const made = isStatus(201);

/** Tags and user-defined metadata. */
export const tagsFaults: readonly Fault[] = [
  {
    id: 'app-tags-bare-list',
    breaks: 'GET tags answers without the member tags.',
    aimedAt: 'APP-TAG-001',
    replies: { routes: ['getTags'], when: ok, change: dropMember('tags') },
  },
  {
    id: 'app-tags-null',
    breaks: 'GET tags answers null where there are none.',
    aimedAt: 'APP-TAG-001',
    replies: { routes: ['getTags'], when: ok, change: setMember(['tags'], null) },
  },
  {
    id: 'app-tags-post-200',
    breaks: 'POST of a tag answers 200.',
    aimedAt: 'APP-TAG-002',
    replies: { routes: ['addTag'], when: made, change: withStatus(200) },
  },
  {
    id: 'app-tags-post-no-location',
    breaks: 'POST of a tag answers without Location.',
    aimedAt: 'APP-TAG-002',
    replies: { routes: ['addTag'], when: made, change: dropHeader('Location') },
  },
  {
    id: 'app-tags-post-forgets',
    breaks: 'POST of a tag answers 201 and stores nothing.',
    aimedAt: 'APP-TAG-002',
    ...forgets(['addTag']),
  },
  {
    id: 'app-tags-doubled',
    breaks: 'POST of a tag that is there already doubles it.',
    aimedAt: 'APP-TAG-003',
    ...comparing(['addTag'], ({ element }, before) => {
      const old = before.data.find((one) => one.id === element?.id)?.tags ?? [];
      if (element !== undefined && old.length > 0) element.tags = [...old, ...old];
    }),
  },
  {
    id: 'app-tags-repeat-409',
    breaks: 'POST of a tag that is there already answers 409.',
    aimedAt: 'APP-TAG-003',
    replies: { routes: ['addTag'], when: made, change: withStatus(409) },
  },
  {
    id: 'app-tags-any-letter',
    breaks: 'A tag of any characters is taken.',
    aimedAt: 'APP-TAG-004',
    rules: { allowsTag: () => true },
  },
  {
    id: 'app-tags-digits-allowed',
    breaks: 'A tag with digits is taken.',
    aimedAt: 'APP-TAG-004',
    rules: { allowsTag: (tag) => /^[\p{L}\d\-_]+$/u.test(tag) },
  },
  {
    id: 'app-tags-refused-stored',
    breaks: 'A tag of other characters answers 400 and is stored.',
    aimedAt: 'APP-TAG-004',
    replies: { routes: ['addTag'], when: isStatus(400), change: also(tagsIt) },
  },
  {
    id: 'app-tags-number-taken',
    breaks: 'A body that is no JSON text is taken as a tag.',
    aimedAt: 'APP-TAG-005',
    requests: {
      routes: ['addTag'],
      change: misreadJson((tag) => (typeof tag === 'string' ? tag : 'tag')),
    },
  },
  {
    id: 'app-tags-object-crashes',
    breaks: 'A body that is no JSON text answers 500.',
    aimedAt: 'APP-TAG-005',
    replies: { routes: ['addTag'], when: isRefusedBody(/^[[{]/), change: crashes },
  },
  {
    id: 'app-tags-text-400',
    breaks: 'A tag that is not JSON answers 400.',
    aimedAt: 'APP-TAG-006',
    replies: { routes: ['addTag'], when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'app-tags-text-taken',
    breaks: 'A tag of text/plain is taken.',
    aimedAt: 'APP-TAG-006',
    requests: {
      routes: ['addTag'],
      change: (call) =>
        call.request.header('content-type') === 'text/plain'
          ? misreadJson(() => 'tag')(misreadHeader('Content-Type', () => 'application/json')(call))
          : call,
    },
  },
  {
    id: 'app-tags-put-adds',
    breaks: 'PUT of tags adds to the list instead of replacing it.',
    aimedAt: 'APP-TAG-007',
    ...comparing(['putTags'], ({ element }, before) => {
      const old = before.data.find((one) => one.id === element?.id)?.tags ?? [];
      if (element !== undefined) element.tags = [...new Set([...old, ...element.tags])];
    }),
  },
  {
    id: 'app-tags-put-first-only',
    breaks: 'PUT of tags keeps the first tag only.',
    aimedAt: 'APP-TAG-007',
    replies: {
      routes: ['putTags'],
      when: ok,
      change: also(({ element }) => void (element && (element.tags = element.tags.slice(0, 1)))),
    },
  },
  {
    id: 'app-tags-put-takes-valid-ones',
    breaks: 'PUT with an invalid tag stores the valid ones.',
    aimedAt: 'APP-TAG-008',
    requests: {
      routes: ['putTags'],
      change: misreadMembers(({ tags }) => ({
        tags: Array.isArray(tags) ? tags.filter((tag) => !String(tag).includes('!')) : tags,
      })),
    },
  },
  {
    id: 'app-tags-put-refused-empties',
    breaks: 'PUT with an invalid tag answers 400 and empties the list.',
    aimedAt: 'APP-TAG-008',
    replies: {
      routes: ['putTags'],
      when: isStatus(400),
      change: also(({ element }) => void (element && (element.tags = []))),
    },
  },
  {
    id: 'app-tags-delete-forgets',
    breaks: 'DELETE of a tag answers 204 and keeps it.',
    aimedAt: 'APP-TAG-009',
    ...forgets(['deleteTag']),
  },
  {
    id: 'app-tags-delete-200',
    breaks: 'DELETE of a tag answers 200.',
    aimedAt: 'APP-TAG-009',
    replies: { routes: ['deleteTag'], when: isStatus(204), change: takesIt },
  },
  {
    id: 'app-tags-missing-element-empty',
    breaks: 'The tags of an element that does not exist are an empty list.',
    aimedAt: 'APP-TAG-010',
    replies: { routes: ['getTags', 'addTag'], when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-tags-missing-instance-crashes',
    breaks: 'The tags of an instance that does not exist answer 500.',
    aimedAt: 'APP-TAG-011',
    replies: { routes: ['getTags'], when: isUnknownInstance, change: crashes },
  },
  {
    id: 'app-metadata-forgets',
    breaks: 'PUT of user-defined metadata answers 200 and stores nothing.',
    aimedAt: 'APP-TAG-012',
    ...forgets(['putUserDefinedMetadata']),
  },
  {
    id: 'app-metadata-letters-lost',
    breaks: 'User-defined metadata loses its letters outside ASCII.',
    aimedAt: 'APP-TAG-012',
    requests: {
      routes: ['putUserDefinedMetadata'],
      change: misreadJson((body) => JSON.parse(JSON.stringify(body).replaceAll(/[^ -~]/g, '?'))),
    },
  },
  {
    id: 'app-metadata-repeated-key-taken',
    breaks: 'User-defined metadata with a repeated key keeps the last value.',
    aimedAt: 'APP-TAG-013',
    requests: {
      routes: ['putUserDefinedMetadata'],
      change: misreadMembers(({ userDefinedMetadata: list }) => ({
        userDefinedMetadata: Array.isArray(list) ? list.slice(-1) : list,
      })),
    },
  },
  {
    id: 'app-metadata-refused-empties',
    breaks: 'User-defined metadata with a repeated key is refused and empties the list.',
    aimedAt: 'APP-TAG-013',
    replies: {
      routes: ['putUserDefinedMetadata'],
      when: isStatus(400),
      change: also(({ element }) => void (element && (element.userDefinedMetadata = []))),
    },
  },
  {
    id: 'app-metadata-missing-element-empty',
    breaks: 'User-defined metadata of an element that does not exist is an empty list.',
    aimedAt: 'APP-TAG-014',
    replies: { routes: ['getUserDefinedMetadata'], when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-tags-not-in-instance',
    breaks: 'The instance shows its elements without tags.',
    aimedAt: 'APP-TAG-015',
    replies: { routes: ['getInstance'], when: ok, change: setMember(['data', '*', 'tags'], []) },
  },
];

function tagsIt({ element }: Touched): void {
  if (element !== undefined) element.tags = [...element.tags, 'refused'];
}

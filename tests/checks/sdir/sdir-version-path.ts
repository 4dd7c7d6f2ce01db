import { fail, type Check } from '../check.ts';

/** A name of an API by the publisher's custom, and the number behind it (reference sdir 4.1, S8). */
const versioned = /\/(?:aps|core|et|los|grants)-[a-z]+(?:-external)?\/(?:[a-z]+\/)?v([1-9]\d*)\//;

/** Every operation but those of the e-certificates stands under its version (reference sdir 4.1, S8). */
export const sdirVersionPath: Check = {
  id: 'sdir-version-path',
  demands:
    'The path names an API by the custom of the publisher, and the version of the operation.',
  api: 'sdir',
  judges: 'request',
  judge: ({ operation, exchange }) => {
    const own = /^\/v(\d+)\//.exec(operation.path)?.[1];
    if (own === undefined || exchange.request.deliberatelyInvalid) return 'inapplicable';
    const { pathname } = new URL(exchange.request.url);
    const asked = versioned.exec(`${pathname}/`)?.[1];
    if (asked === own) return [];
    return [fail(`a path with v${own} behind the name of the API`, pathname, 'request:url')];
  },
};

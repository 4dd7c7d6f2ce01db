import { headerOf } from '#specs';
import { fail, type Check, type CheckContext } from '../check.ts';
import { textsIn, type PlacedText } from './answer-parts.ts';

const address = /^(?:https?:\/\/[^\s/]+)?\/\S*$/i;

/** Addresses in an answer lead to the version that was asked (guide REST API of 2020, Versioning; reference sdir 4.1). */
export const sdirOwnVersion: Check = {
  id: 'sdir-own-version',
  demands: 'Every address in an answer names the version of the address that was asked.',
  api: 'sdir',
  judge: (context) => {
    const own = versionIn(context.operation.path);
    const told = addressesIn(context);
    if (own === undefined || told.length === 0) return 'inapplicable';
    return told
      .filter(({ text }) => versionIn(text) !== own)
      .map(({ pointer, text }) =>
        fail(`an address of v${own}`, `one of v${versionIn(text)}`, pointer),
      );
  },
};

function addressesIn({ answer }: CheckContext): readonly PlacedText[] {
  const location = headerOf(answer?.response.headers ?? [], 'location');
  const { body } = answer ?? {};
  return [
    ...(location === undefined ? [] : [{ pointer: 'header:location', text: location }]),
    ...(body?.kind === 'json' ? textsIn(body.value) : []),
  ].filter(({ text }) => address.test(text) && versionIn(text) !== undefined);
}

function versionIn(text: string): string | undefined {
  return /\/v(\d+)(?=[/?#]|$)/i.exec(text)?.[1];
}

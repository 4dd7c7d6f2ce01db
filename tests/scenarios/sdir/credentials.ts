import type { SdirContext } from './scenario.ts';
import { keyHeader, type SdirBench, type SdirRequest } from './sdir-bench.ts';

/** A key that no subscription has. */
export const wrongKey = '00000000000000000000000000000000';

/** Another key, or none, instead of the caller's. */
export function withKey(key: string | null): SdirRequest {
  return { credentials: { [keyHeader]: key } };
}

/** The key that the scenario's caller shows. */
export function ownKey({ caller, bench }: SdirBench): string {
  const { target } = bench.session;
  return (
    caller.request.credentials?.[keyHeader] ??
    target.actors['reporter']?.headers?.[keyHeader] ??
    bench.untested('the key of the reporter is not known here')
  );
}

/** A token of the reporter that is special in one way; scenarios name `control` as a need. */
export async function specialToken({ bench }: SdirContext, special: string): Promise<SdirRequest> {
  const { control } = bench.session;
  const token = await control?.mintToken({ api: 'sdir', actor: 'reporter', special });
  return { as: 'reporter', authorization: `Bearer ${token}` };
}

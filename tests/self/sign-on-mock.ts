import type { Mock } from '#mock';

/** What a key of the mock signs: `by` names whose (mock/README.md, control address). */
export interface Signed {
  readonly by: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Beside `alg` and `kid` of the key, which null leaves out. */
  readonly header?: Readonly<Record<string, unknown>>;
}

/** A token with exactly these claims, signed by a key of the mock. */
export async function signOnMock(mock: Mock, signed: Signed): Promise<string> {
  const address = `${mock.control ?? ''}/sign`;
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(signed) });
  const { token } = (await answer.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`The mock signs nothing by ${signed.by}.`);
  return token;
}

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleFiles } from '../bundle-files.ts';
import { compileContract } from '../compile-contract.ts';
import type { Contract, MediaContract, Operation } from '../contract.ts';

/** Files by relative path, written to a new temporary folder; gives the folder. For tests. */
export async function writeFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samsvar-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A contract from the text of a document, whose standard is not asked: that costs the most. For tests. */
export async function compileText(text: string): Promise<Contract> {
  const file = join(await writeFiles({ 'api.yaml': text }), 'api.yaml');
  const { root, files } = await bundleFiles(file);
  const version = String(root['openapi']).startsWith('3.0') ? '3.0' : '3.1';
  return compileContract({ file, files, version, root, problems: [] }, { api: 'test' });
}

/** Components that judgeOf puts beside the schema under test. */
export interface SchemaUnderTest {
  readonly openapi?: string;
  readonly schema: unknown;
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly mediaType?: string;
  readonly tolerances?: readonly string[];
}

/** The judges of one schema as the body of a request and of its response. For tests. */
export async function bodiesOf(
  under: SchemaUnderTest,
): Promise<{ readonly request: MediaContract; readonly response: MediaContract }> {
  const operation = await operationOf({ ...under, post: bodyOperation(under) });
  const request = operation.requestBody?.content[0];
  const response = operation.responses[0]?.content[0];
  if (request === undefined || response === undefined)
    throw new Error('the document under test has no body');
  return { request, response };
}

/** The one operation of a document around an operation object. For tests. */
export async function operationOf(
  under: Omit<SchemaUnderTest, 'schema'> & { readonly post: unknown; readonly path?: string },
): Promise<Operation> {
  const { openapi = '3.0.4', schemas = {}, post, path = '/things', tolerances } = under;
  const document = {
    openapi,
    info: { title: 'Things', version: '1' },
    ...(tolerances === undefined ? {} : { 'x-tolerances': tolerances }),
    paths: { [path]: { post } },
    components: { schemas },
  };
  const [operation] = (await compileText(JSON.stringify(document))).operations;
  if (operation === undefined) throw new Error('the document under test has no operation');
  return operation;
}

function bodyOperation({ schema, mediaType = 'application/json' }: SchemaUnderTest): unknown {
  const content = { [mediaType]: { schema } };
  return {
    operationId: 'postThing',
    requestBody: { content },
    responses: { '200': { description: 'ok', content } },
  };
}

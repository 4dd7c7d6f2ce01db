import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const apisFolder = path.join(import.meta.dirname, '../apis');

/** Who publishes what an API is held to, and where it is kept (source.yaml). */
export interface ApiSource {
  readonly api: string;
  readonly publisher: string;
  readonly service: string;
  /** Addresses of the publisher's documents and repositories, without those that have a place to fill in. */
  readonly addresses: readonly string[];
}

/** The sources of those APIs that have a source.yaml. */
export function loadSources(apis: readonly string[]): readonly ApiSource[] {
  return apis.flatMap((api) => {
    const file = path.join(apisFolder, api, 'source.yaml');
    return existsSync(file) ? [toSource(api, readFileSync(file, 'utf8'))] : [];
  });
}

function toSource(api: string, text: string): ApiSource {
  const { publisher = '', service = '' } = parse(text) as { publisher?: string; service?: string };
  const found = text.match(/https:\/\/[^\s'"#,;)]+(?=[\s'"#,;)])/g) ?? [];
  return {
    api,
    publisher,
    service,
    addresses: [...new Set(found.filter((one) => !one.includes('{')))],
  };
}

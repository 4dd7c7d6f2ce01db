import { readFileSync } from 'node:fs';
import type { AppDefinition, DataType } from './app-definition.ts';

const folder = new URL('../../../../tests/recorded/altinn-app/apps/kontrakt/', import.meta.url);

const jsonAt = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The recorded app's model and data types, without its process: enough for tests of the data side. */
export function kontraktModelApp(): AppDefinition {
  const metadata = jsonAt('applicationmetadata.json');
  const schema = jsonAt('Skjema.schema.json');
  if (!isObject(metadata) || !isObject(schema)) throw new Error('The recorded app is unreadable.');
  return {
    id: 'ttd/kontrakt',
    org: 'ttd',
    name: 'kontrakt',
    metadata,
    dataTypes: metadata['dataTypes'] as readonly DataType[],
    process: { id: 'P', startEvents: [], elements: new Map(), flows: new Map(), tasks: [] },
    processXml: Buffer.alloc(0),
    modelSchemas: { Skjema: schema },
    texts: {},
    options: {},
    logic: {},
    folder: '',
  };
}

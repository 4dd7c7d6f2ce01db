import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { mockApps } from '../mock-apps.ts';
import type {
  DataTypeSamples,
  InstanceOwner,
  SampleBodies,
  SampleBody,
  TargetApp,
} from '../target.ts';
import type { Lookup } from './lookup.ts';
import { isRecord } from './read-config-file.ts';

const appId = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** The user's apps: those of the configuration file, else the one that the variables name. */
export function toApps(api: string, lookup: Lookup): TargetApp[] {
  const target = lookup.settings.config.targets[api];
  const listed = isRecord(target) ? target['apps'] : undefined;
  if (listed === undefined) return toVariableApp(lookup);
  if (!Array.isArray(listed)) {
    lookup.report(`targets.${api}.apps`, 'expected a list of apps');
    return [];
  }
  return listed.flatMap((entry: unknown, at) =>
    toListedApp(entry, { lookup, where: `targets.${api}.apps[${at}]` }),
  );
}

function toVariableApp(lookup: Lookup): TargetApp[] {
  const id = lookup.value('SAMSVAR_ALTINN_APP_ID');
  if (id === undefined) {
    // All at once: whoever has not named the app has its party and its samples to name as well.
    toOwner(lookup);
    if (toVariableSamples(lookup) === undefined) reportNoSample(lookup);
    return [];
  }
  if (!appId.test(id)) {
    lookup.report('SAMSVAR_ALTINN_APP_ID', 'expected org/app, such as ttd/kontrakt');
    return [];
  }
  const samples = toVariableSamples(lookup) ?? builtInSamples(id);
  if (Object.keys(samples).length === 0) reportNoSample(lookup);
  return [
    {
      id,
      owner: {
        org: id.split('/')[0] ?? '',
        orgNumber: lookup.value('SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER') ?? '',
      },
      instanceOwner: toOwner(lookup),
      samples,
    },
  ];
}

function reportNoSample(lookup: Lookup): void {
  lookup.report('SAMSVAR_ALTINN_APP_DATA_TYPE', 'missing: the app has no sample to send');
  lookup.report('SAMSVAR_ALTINN_APP_VALID_FILE', 'missing: the app has no sample to send');
}

const ownerSettings = {
  partyId: 'SAMSVAR_ALTINN_APP_PARTY_ID',
  organisationNumber: 'SAMSVAR_ALTINN_APP_ORGANISATION_NUMBER',
  personNumber: 'SAMSVAR_ALTINN_APP_PERSON_NUMBER',
} as const;

function toOwner(lookup: Lookup): InstanceOwner {
  const given = Object.entries(ownerSettings).flatMap(([member, name]) => {
    const value = lookup.value(name);
    return value === undefined ? [] : [[member, value]];
  });
  if (given.length === 0)
    lookup.report(ownerSettings.partyId, 'missing: no instance owner is named');
  return Object.fromEntries(given);
}

function toVariableSamples(lookup: Lookup): Readonly<Record<string, DataTypeSamples>> | undefined {
  const dataType = lookup.value('SAMSVAR_ALTINN_APP_DATA_TYPE');
  const validFile = lookup.value('SAMSVAR_ALTINN_APP_VALID_FILE');
  if (dataType === undefined && validFile === undefined) return undefined;
  if (dataType === undefined || validFile === undefined) {
    const name = dataType === undefined ? 'DATA_TYPE' : 'VALID_FILE';
    lookup.report(`SAMSVAR_ALTINN_APP_${name}`, 'missing: a sample is a data type and a file');
    return undefined;
  }
  const invalidFile = lookup.value('SAMSVAR_ALTINN_APP_INVALID_FILE');
  const read = (file: string, name: string): SampleBody =>
    readSample(file, { lookup, where: name });
  const bodies: SampleBodies = {
    valid: read(validFile, 'SAMSVAR_ALTINN_APP_VALID_FILE'),
    ...(invalidFile === undefined
      ? {}
      : { invalid: read(invalidFile, 'SAMSVAR_ALTINN_APP_INVALID_FILE') }),
  };
  const isXml = extname(validFile).toLowerCase() === '.xml';
  return {
    [dataType]: {
      contentType: isXml ? 'application/xml' : 'application/json',
      ...bodies,
      ...(isXml ? { xml: bodies } : {}),
    },
  };
}

interface Place {
  readonly lookup: Lookup;
  /** Setting or path in the configuration file. */
  readonly where: string;
}

function toListedApp(entry: unknown, { lookup, where }: Place): TargetApp[] {
  if (!isRecord(entry)) {
    lookup.report(where, 'expected a mapping');
    return [];
  }
  const id = toText(entry['id']) ?? '';
  if (!appId.test(id)) lookup.report(`${where}.id`, 'expected org/app');
  const samples =
    entry['samples'] === undefined
      ? builtInSamples(id)
      : toListedSamples(entry['samples'], { lookup, where: `${where}.samples` });
  if (Object.keys(samples).length === 0)
    lookup.report(`${where}.samples`, 'missing: nothing to send');
  return [
    {
      id,
      owner: toAppOwner(entry['owner'], { lookup, where, id }),
      instanceOwner: toListedOwner(entry['instanceOwner'], { lookup, where }),
      samples,
    },
  ];
}

function builtInSamples(id: string): TargetApp['samples'] {
  return mockApps.find((app) => app.id === id)?.samples ?? {};
}

function toAppOwner(
  raw: unknown,
  { lookup, where, id }: Place & { id: string },
): TargetApp['owner'] {
  const owner = isRecord(raw) ? raw : {};
  const orgNumber =
    toText(owner['orgNumber']) ?? lookup.value('SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER');
  if (orgNumber === undefined) lookup.report(`${where}.owner.orgNumber`, 'missing');
  return { org: toText(owner['org']) ?? id.split('/')[0] ?? '', orgNumber: orgNumber ?? '' };
}

function toListedOwner(raw: unknown, { lookup, where }: Place): InstanceOwner {
  if (raw === undefined) return toOwner(lookup);
  const entries = isRecord(raw) ? Object.entries(raw) : [];
  const known = entries.filter(([member]) => member in ownerSettings);
  if (known.length === 0 || known.length !== entries.length) {
    lookup.report(`${where}.instanceOwner`, `expected ${Object.keys(ownerSettings).join(', ')}`);
  }
  return Object.fromEntries(known.map(([member, value]) => [member, String(value)]));
}

function toListedSamples(raw: unknown, { lookup, where }: Place): Record<string, DataTypeSamples> {
  if (!isRecord(raw)) {
    lookup.report(where, 'expected a mapping by data type');
    return {};
  }
  const samples: Record<string, DataTypeSamples> = {};
  for (const [dataType, entry] of Object.entries(raw)) {
    const found = toDataType(entry, { lookup, where: `${where}.${dataType}` });
    if (found !== undefined) samples[dataType] = found;
  }
  return samples;
}

function toDataType(entry: unknown, place: Place): DataTypeSamples | undefined {
  const bodies = toBodies(entry, place);
  if (bodies === undefined || !isRecord(entry)) return undefined;
  const filename = toText(entry['filename']);
  const xml = entry['xml'] === undefined ? undefined : toBodies(entry['xml'], place);
  const rows = entry['rows'] === undefined ? undefined : toRows(entry['rows'], place);
  return {
    contentType: toText(entry['contentType']) ?? 'application/json',
    ...bodies,
    ...(filename === undefined ? {} : { filename }),
    ...(xml === undefined ? {} : { xml }),
    ...(entry['demandsFields'] === true ? { demandsFields: true } : {}),
    ...(rows === undefined ? {} : { rows }),
  };
}

function toRows(raw: unknown, { lookup, where }: Place): DataTypeSamples['rows'] {
  const name = isRecord(raw) ? toText(raw['name']) : undefined;
  const rows: unknown = isRecord(raw) ? raw['rows'] : undefined;
  if (name !== undefined && Array.isArray(rows) && rows.every(isRecord)) return { name, rows };
  lookup.report(`${where}.rows`, 'expected name and rows, a list of mappings');
  return undefined;
}

function toBodies(raw: unknown, place: Place): SampleBodies | undefined {
  if (!isRecord(raw) || raw['valid'] === undefined) {
    place.lookup.report(`${place.where}.valid`, 'missing');
    return undefined;
  }
  const optional = (['invalid', 'calculated', 'warning'] as const).flatMap((kind) =>
    raw[kind] === undefined ? [] : [[kind, toBody(raw[kind], place)] as const],
  );
  return { valid: toBody(raw['valid'], place), ...Object.fromEntries(optional) };
}

/** A text as it stands, `{file}`, `{base64}`, or any other value as JSON. */
function toBody(raw: unknown, place: Place): SampleBody {
  if (typeof raw === 'string') return raw;
  if (isRecord(raw) && typeof raw['file'] === 'string') return readSample(raw['file'], place);
  if (isRecord(raw) && typeof raw['base64'] === 'string')
    return Buffer.from(raw['base64'], 'base64');
  return JSON.stringify(raw);
}

function readSample(file: string, { lookup, where }: Place): SampleBody {
  try {
    return readFileSync(lookup.path(file));
  } catch {
    lookup.report(where, 'names a file that cannot be read');
    return '';
  }
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

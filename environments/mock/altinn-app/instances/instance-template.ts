import { readJson } from '../../server/read-json.ts';
import type { StoredStatus } from './instance.ts';
import type { WantedOwner } from '../access/party-lookup.ts';
import type { RequestPart } from './request-parts.ts';
import { toUtcText } from '../timestamp.ts';
import { isRecord } from '../../server/narrow.ts';

/** What an instance template says; everything else in it is ignored. */
export interface Template {
  readonly owner: WantedOwner;
  readonly dueBefore: string | null;
  readonly visibleAfter: string | null;
  readonly status?: Partial<StoredStatus>;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The template of the `instance` part as Newtonsoft reads it (M11, M13): undefined where the part
 * counts as absent, is empty or null.
 */
export function readTemplate(part: RequestPart | undefined): Template | undefined | 'malformed' {
  if (part === undefined || part.body.length === 0) return undefined;
  if (!part.contentType.includes('application/json')) return undefined;
  const reading = readJson(part.body.toString('utf8').replace(/^\uFEFF/, ''), { newtonsoft: true });
  if ('fault' in reading) return 'malformed';
  if (reading.value === null) return undefined;
  return isRecord(reading.value) ? toTemplate(reading.value) : 'malformed';
}

function toTemplate(sent: Json): Template | 'malformed' {
  const owner = member(sent, 'instanceOwner');
  const dueBefore = dateOf(member(sent, 'dueBefore'));
  const visibleAfter = dateOf(member(sent, 'visibleAfter'));
  if (dueBefore === undefined || visibleAfter === undefined) return 'malformed';
  const status = member(sent, 'status');
  return {
    owner: isRecord(owner) ? toOwner(owner) : {},
    dueBefore,
    visibleAfter,
    ...(isRecord(status) ? { status: toStatus(status) } : {}),
  };
}

const ownerMembers = [
  'partyId',
  'personNumber',
  'organisationNumber',
  'username',
  'externalIdentifier',
] as const;

function toOwner(sent: Json): WantedOwner {
  return Object.fromEntries(ownerMembers.map((name) => [name, textOf(member(sent, name))]));
}

function toStatus(sent: Json): Partial<StoredStatus> {
  const status: Partial<StoredStatus> = {};
  for (const name of ['isArchived', 'isSoftDeleted', 'isHardDeleted'] as const) {
    const value = member(sent, name);
    if (typeof value === 'boolean') status[name] = value;
  }
  for (const name of ['archived', 'softDeleted', 'hardDeleted'] as const) {
    const value = dateOf(member(sent, name));
    if (typeof value === 'string') status[name] = value;
  }
  return status;
}

// Names are read in any case.
function member(sent: Json, name: string): unknown {
  const wanted = name.toLowerCase();
  return Object.entries(sent).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

// Numbers are taken for texts.
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

// Null for none, undefined for what is no date.
function dateOf(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return undefined;
  return toUtcText(value);
}

import { isRecord } from '../../server/narrow.ts';
import type { Kind, Member } from './model.ts';

/** Refusals by member. */
export type MemberErrors = Readonly<Record<string, readonly string[]>>;

/** What a model refuses of a value that was read as it; items that are null are let through. */
export function validate(value: unknown, kind: Kind, path = ''): MemberErrors {
  if (kind.is === 'list' && Array.isArray(value)) {
    const errors = value.map((one, at) => validate(one, kind.of, `${path}[${at}]`));
    return Object.assign({}, ...errors) as MemberErrors;
  }
  if (kind.is !== 'object' || !isRecord(value)) return {};
  const errors = Object.entries(kind.members).map(([name, member]) =>
    memberErrors(value[name], member, { name: pascal(name), path }),
  );
  return Object.assign({}, ...errors) as MemberErrors;
}

interface Place {
  readonly name: string;
  readonly path: string;
}

function memberErrors(value: unknown, member: Member, { name, path }: Place): MemberErrors {
  const key = path === '' ? name : `${path}.${name}`;
  if (isRefused(value, member)) return { [key]: [`The ${name} field is required.`] };
  return validate(value, member.kind, key);
}

function isRefused(value: unknown, { refuses }: Member): boolean {
  if (refuses === undefined) return false;
  if (value === null) return true;
  return refuses === 'empty' && (value === undefined || isBlank(value));
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function pascal(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

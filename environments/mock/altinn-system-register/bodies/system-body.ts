import { bindingProblem } from '../../altinn-app/families.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import type { AccessPackage, Right, SystemContent, Texts } from '../register/rows.ts';
import { systemModel } from './model.ts';
import { nullsIn, toPackages, toRights } from './lists.ts';
import { readBody } from './read-body.ts';

/** A system as a body says it. */
export interface SystemBody {
  readonly id: string;
  /** `vendor.ID`, prefix and all. */
  readonly vendorId: string;
  readonly content: SystemContent;
  /** Members of the body that break the service's code or its database, by name. */
  readonly breaks: readonly string[];
}

/** Reads the body of POST and PUT of a system. */
export function readSystem(
  call: RegisterCall,
  parameter: string,
): { readonly body: SystemBody } | { readonly refusal: Reply } {
  const bound = readBody(call.request, { kind: systemModel, parameter });
  if ('refusal' in bound) return withVendor(bound.refusal);
  const value = bound.value as Readonly<Record<string, unknown>>;
  if (!isRecord(value['vendor'])) return { refusal: vendorIsNull(call) };
  return { body: toBody(value, textOf(value['vendor']['ID'])) };
}

function toBody(value: Readonly<Record<string, unknown>>, vendorId: string): SystemBody {
  const { id, name, description, rights, accessPackages, clientId, allowedRedirectUrls } = value;
  const urls = (allowedRedirectUrls ?? []) as readonly (string | null)[];
  const clients = (clientId ?? []) as readonly (string | null)[];
  const content = {
    name: sorted(name as Texts),
    description: sorted(description as Texts),
    rights: toRights(rights as readonly (Right | null)[] | undefined),
    accessPackages: toPackages(accessPackages as readonly (AccessPackage | null)[] | undefined),
    clientIds: clients.filter((one) => one !== null),
    redirectUrls: urls.filter((one) => one !== null).map(normalised),
    isVisible: value['isVisible'] !== false,
    packagesAreNull: accessPackages === null,
  };
  const breaks = [...nullsIn(value), ...(rights === null ? ['Rights'] : [])];
  return { id: textOf(id).trim(), vendorId, content, breaks };
}

// The vendor's number is a member of its own to the checks.
function withVendor(refusal: Reply): { refusal: Reply } {
  const { errors } = JSON.parse(refusal.body?.toString('utf8') ?? '{}') as {
    errors?: Record<string, readonly string[]>;
  };
  if (errors?.['Vendor.ID'] === undefined) return { refusal };
  const number = ['The SystemVendorOrgNumber field is required.'];
  return { refusal: bindingProblem({ SystemVendorOrgNumber: number, ...errors }) };
}

function vendorIsNull({ state }: RegisterCall): Reply {
  if (state.world.has(defects.nullInLists)) return unhandled();
  return bindingProblem({ Vendor: ['The Vendor field is required.'] });
}

// As the database keeps objects: short names first, then by letter.
function sorted(texts: Texts): Texts {
  const names = Object.keys(texts).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, texts[name] ?? null]));
}

// Scheme and host in small letters, and never without a path (recorded SR-225 to SR-229).
function normalised(url: string): string {
  const [, origin, rest = ''] = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  if (origin === undefined) return url;
  return origin.toLowerCase() + (rest.startsWith('/') ? rest : `/${rest}`);
}

import type { VersionedService, VersionPlace } from '#specs';
import type { OperationRequest } from '../../engine/operation-request.ts';

/** The text of a version where it stands: `v2`. */
export function versionText({ form }: VersionPlace, version: string): string {
  return form.replace('{version}', version);
}

/** The path of one version under another one's number; unchanged where the version stands elsewhere. */
export function pathUnder(
  place: VersionPlace,
  path: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  if (place.in !== 'path') return path;
  const [old, other] = [from, to].map((version) => versionText(place, version));
  return path
    .split('/')
    .map((segment) => (segment.toLowerCase() === old?.toLowerCase() ? other : segment))
    .join('/');
}

/** What a request must carry beside its path to name a version. */
export function naming(place: VersionPlace, version: string): OperationRequest {
  const { name = '' } = place;
  if (place.in === 'query') return { query: { [name]: versionText(place, version) } };
  if (place.in === 'header') return { headers: [[name, versionText(place, version)]] };
  return {};
}

/** Numbers that have ended: everywhere, and where the target says so. */
export function retiredNumbers(
  service: VersionedService,
  parameters: Readonly<Record<string, string>>,
): readonly string[] {
  const everywhere = service.versions.filter(({ state }) => state === 'retired');
  const here = service.retired === undefined ? undefined : parameters[service.retired];
  const listed = (here ?? '').split(/[\s,]+/).filter((number) => number !== '');
  return [...everywhere.map(({ version }) => version), ...listed];
}

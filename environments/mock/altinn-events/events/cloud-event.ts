/** A CloudEvent as it is kept: attributes as text, data beside them. */
export interface CloudEvent {
  /** id, source, type, time, subject and extensions; `specversion` is always 1.0. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly data?: unknown;
  readonly dataBase64?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** A stored event as JSON: `specversion`, attributes in the database's order, data last (recorded EV-317). */
export function toEventJson({ attributes, data, dataBase64 }: CloudEvent): Json {
  return {
    specversion: '1.0',
    ...sorted(attributes),
    ...(data === undefined ? {} : { data: sortedDeep(data) }),
    ...(dataBase64 === undefined ? {} : { data_base64: dataBase64 }),
  };
}

// Shorter names first, then by their bytes: as PostgreSQL keeps binary JSON.
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  const names = Object.entries(record).toSorted(
    ([a], [b]) =>
      Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return Object.fromEntries(names);
}

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, sortedDeep(one)] as const);
  return sorted(Object.fromEntries(entries));
}

/** Segments of a source's path: `['', org, app, 'instances', party, guid]` of an instance; none without a host. */
export function pathOf(source: string): readonly string[] {
  return URL.canParse(source) ? new URL(source).pathname.split('/') : [];
}

/** Where apps of the mock stand: `https://<org>.<appsHost>/<org>/<app>` is the source of an app. */
export const appsHost = 'apps.altinn.no';

/** The resource of an app (reference altinn-platform 5.2). */
export function appResource(org: string, app: string): string {
  return `urn:altinn:resource:app_${org}_${app}`;
}

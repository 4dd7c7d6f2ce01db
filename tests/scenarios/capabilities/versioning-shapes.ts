import type { ServiceVersion } from '#specs';
import type { LiveExchange } from '#environments';
import { canonical, valueAt, type Json } from './json-value.ts';
import { naming } from './version-request.ts';
import {
  livingVersions,
  registerVersioningScenario,
  requireWritable,
  type VersioningSubject,
} from './versioning-scenario.ts';
import type { VersioningTools } from './versioning-hooks.ts';

/** Each living version answers, in its own shape and with no member of another's. */
export function registerShapes(subject: VersioningSubject): void {
  for (const version of livingVersions(subject))
    for (const operationId of version.reads) registerReading(subject, version, operationId);
  registerErrors(subject);
  registerSameData(subject);
}

function registerReading(
  subject: VersioningSubject,
  version: ServiceVersion,
  operationId: string,
): void {
  const { service, hooks } = subject;
  const title = hooks.titles[operationId] ?? operationId;
  const isCurrent = version.state === 'current';
  registerVersioningScenario(subject, {
    title: `${title} answers: version ${version.version} is ${version.state}`,
    rules: [isCurrent ? 'current-answers' : 'deprecated-answers', 'no-redirect'],
    needs: { features: version.features },
    body: async (tools) => {
      const exchange = await read(tools, subject, { version, operationId });
      tools.bench.conform(exchange, { status: '2xx' });
      judgeNoRedirect(subject, tools, exchange);
    },
  });
  if (version.marks.length > 0)
    registerVersioningScenario(subject, {
      title: `${title} answers in the shape of version ${version.version} and no other`,
      rules: ['own-shape'],
      needs: { features: version.features },
      body: async (tools) => {
        const exchange = await read(tools, subject, { version, operationId });
        tools.bench.conform(exchange, { status: '2xx' });
        judgeItems(subject, tools, { version, exchange });
      },
    });
  if (!isCurrent)
    registerVersioningScenario(subject, {
      title: `${title} tells when the deprecated version ${version.version} of ${service.name} ends`,
      rules: ['deprecation-told'],
      needs: { features: version.features },
      body: async (tools) => {
        const exchange = await read(tools, subject, { version, operationId });
        const told = exchange.response?.headers.some(([name]) =>
          /^(?:deprecation|sunset)$/i.test(name),
        );
        tools.bench.verify('a header Deprecation or Sunset', {
          actual: told === true,
          expected: true,
          exchange,
        });
      },
    });
}

interface Reading {
  readonly version: ServiceVersion;
  readonly operationId: string;
}

async function read(
  tools: VersioningTools,
  { service }: VersioningSubject,
  { version, operationId }: Reading,
): Promise<LiveExchange> {
  const request = await tools.readable(service.name, operationId);
  return tools.send(operationId, { ...naming(service.place, version.version), ...request });
}

function judgeNoRedirect(
  { versioning }: VersioningSubject,
  tools: VersioningTools,
  exchange: LiveExchange,
): void {
  const requirement = versioning.requirements['no-redirect'];
  if (requirement === undefined) return;
  tools.bench.verify('a status that leads nowhere else', {
    actual: exchange.status,
    expected: (status: unknown): boolean => Number(status) < 300 || Number(status) >= 400,
    exchange,
    requirement,
  });
}

/** The items of an answer: of a list, of a list in an object, or the one that it is. */
export function itemsOf(exchange: LiveExchange): readonly Json[] {
  const body = exchange.json();
  return (Array.isArray(body) ? body : [body]) as readonly Json[];
}

/** An answer without items has no shape. */
function judgeItems(
  subject: VersioningSubject,
  tools: VersioningTools,
  { version, exchange }: Omit<Marked, 'item'>,
): void {
  const items = itemsOf(exchange);
  tools.bench.verify('an answer with something in it', {
    actual: items.length > 0,
    expected: true,
    exchange,
  });
  for (const item of items) judgeMarks(subject, tools, { version, item, exchange });
}

interface Marked {
  readonly version: ServiceVersion;
  readonly item: Json;
  readonly exchange: LiveExchange;
}

function judgeMarks(
  { service }: VersioningSubject,
  { bench }: VersioningTools,
  { version, item, exchange }: Marked,
): void {
  const foreign = service.versions.filter((one) => one !== version).flatMap(({ marks }) => marks);
  const has = (pointer: string): boolean => valueAt(item, pointer) !== undefined;
  bench.verify(`members that version ${version.version} alone has`, {
    actual: version.marks.filter(has),
    expected: [...version.marks],
    exchange,
  });
  bench.verify(`members of other versions than ${version.version}`, {
    actual: foreign.filter(has),
    expected: [],
    exchange,
  });
}

/** A client of the old version reads its errors too: where all versions refuse, they do it in one form. */
function registerErrors(subject: VersioningSubject): void {
  const { service, hooks } = subject;
  const versions = livingVersions(subject).filter(({ writes }) => writes.length > 0);
  if (versions.length < 2) return;
  registerVersioningScenario(subject, {
    title: `${hooks.titles[versions[0]?.writes[0] ?? ''] ?? service.name} refuses in the form in which every version does`,
    rules: ['own-errors'],
    needs: { features: versions.flatMap(({ features }) => features) },
    body: async (tools) => {
      const forms: string[] = [];
      for (const { version, writes } of versions) {
        const request = {
          ...naming(service.place, version),
          json: [{}],
          deliberatelyInvalid: true,
        };
        const exchange = await tools.send(writes[0] ?? '', request);
        tools.bench.conform(exchange, { status: '4xx' });
        forms.push(`${exchange.status} ${formOf(exchange.json())}`);
      }
      tools.bench.verify('forms of the refusals', { actual: new Set(forms).size, expected: 1 });
    },
  });
}

/** Names of members without their values; of a list: of its first item. */
function formOf(body: unknown): string {
  if (Array.isArray(body)) return `list of ${formOf(body[0])}`;
  return canonical(Object.keys(body ?? {}).toSorted());
}

/** What one version stored another shows. */
function registerSameData(subject: VersioningSubject): void {
  const { service, hooks } = subject;
  const versions = livingVersions(subject);
  for (const writer of versions)
    for (const reader of versions.filter((one) => one !== writer)) {
      const [operationId] = writer.writes;
      if (operationId === undefined || reader.reads.length === 0) continue;
      registerVersioningScenario(subject, {
        title: `${hooks.titles[operationId] ?? operationId} stores what version ${reader.version} reads`,
        rules: ['same-data'],
        needs: { features: [...writer.features, ...reader.features] },
        body: async (tools) => {
          const written = requireWritable(tools, { service: service.name, operationId }, 'full');
          const exchange = await tools.send(operationId, written.request);
          tools.bench.conform(exchange, { status: '2xx' });
          for (const read of reader.reads) {
            const sought = {
              service: service.name,
              operationId: read,
              written,
              by: writer.version,
            };
            const found = await tools.find?.(sought);
            tools.bench.verify(`what ${read} shows of it`, {
              actual: found === undefined ? 'nothing' : 'the same',
              expected: 'the same',
              exchange,
            });
          }
        },
      });
    }
}

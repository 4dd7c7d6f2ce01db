import type { ServiceVersion, VersionedService } from '#specs';
import { naming, retiredNumbers } from './version-request.ts';
import {
  livingVersions,
  registerVersioningScenario,
  requireWritable,
  type VersioningSubject,
} from './versioning-scenario.ts';
import type { VersioningTools } from './versioning-hooks.ts';

/** Versions that never were, and versions that have ended. */
export function registerRefusedVersions(subject: VersioningSubject): void {
  const { service, hooks } = subject;
  const [version] = livingVersions(subject);
  if (version === undefined) return;
  for (const operationId of version.reads) {
    const title = hooks.titles[operationId] ?? operationId;
    registerVersioningScenario(subject, {
      title: `${title} refuses versions that never were: ${service.never.join(', ')}`,
      rules: ['unknown-refused', 'no-redirect'],
      body: (tools) =>
        refusesEach(tools, {
          subject,
          version,
          operationId,
          numbers: service.never,
          rule: 'unknown-refused',
        }),
    });
    if (mayRetire(service))
      registerVersioningScenario(subject, {
        title: `${title} refuses versions that have ended`,
        rules: ['retired-refused', 'no-redirect'],
        body: (tools) =>
          refusesEach(tools, {
            subject,
            version,
            operationId,
            numbers: retired(tools, service),
            rule: 'retired-refused',
          }),
      });
  }
  registerWrites(subject, version);
}

function mayRetire({ versions, retired }: VersionedService): boolean {
  return retired !== undefined || versions.some(({ state }) => state === 'retired');
}

function retired(tools: VersioningTools, service: VersionedService): readonly string[] {
  const numbers = retiredNumbers(service, tools.bench.session.target.parameters);
  return numbers.length > 0 ? numbers : tools.bench.untested('no version has ended here');
}

interface Refusing {
  readonly subject: VersioningSubject;
  readonly version: ServiceVersion;
  readonly operationId: string;
  readonly numbers: readonly string[];
  readonly rule: 'unknown-refused' | 'retired-refused';
}

async function refusesEach(tools: VersioningTools, refusing: Refusing): Promise<void> {
  const { subject, version, operationId, numbers, rule } = refusing;
  const { service, versioning } = subject;
  const statuses = rule === 'unknown-refused' ? service.unknownStatuses : service.retiredStatuses;
  const readable = await tools.readable(service.name, operationId);
  for (const number of numbers) {
    const under = service.place.in === 'path' ? { version: number } : naming(service.place, number);
    const exchange = await tools.send(operationId, {
      ...readable,
      ...under,
      deliberatelyInvalid: true,
    });
    tools.bench.conform(exchange, { status: statuses });
    const noRedirect = versioning.requirements['no-redirect'];
    if (noRedirect !== undefined)
      tools.bench.verify(`a status that leads nowhere else, from ${version.version} to ${number}`, {
        actual: exchange.status,
        expected: (status: unknown): boolean => Number(status) < 300 || Number(status) >= 400,
        exchange,
        requirement: noRedirect,
      });
  }
}

/** What is sent to a version that does not answer is not stored. */
function registerWrites(subject: VersioningSubject, version: ServiceVersion): void {
  const { service, hooks } = subject;
  const [operationId] = version.writes;
  const [reader] = version.reads.toReversed();
  if (operationId === undefined || reader === undefined) return;
  const title = hooks.titles[operationId] ?? operationId;
  for (const rule of ['unknown-refused', 'retired-refused'] as const) {
    if (rule === 'retired-refused' && !mayRetire(service)) continue;
    registerVersioningScenario(subject, {
      title: `${title} stores nothing under ${rule === 'unknown-refused' ? 'a version that never was' : 'a version that has ended'}`,
      rules: [rule],
      needs: { features: version.features },
      body: async (tools) => {
        const numbers = rule === 'unknown-refused' ? service.never : retired(tools, service);
        const [number = ''] = numbers;
        const written = requireWritable(tools, { service: service.name, operationId }, 'full');
        const under =
          service.place.in === 'path' ? { version: number } : naming(service.place, number);
        const exchange = await tools.send(operationId, {
          ...written.request,
          ...under,
          deliberatelyInvalid: true,
        });
        const statuses =
          rule === 'unknown-refused' ? service.unknownStatuses : service.retiredStatuses;
        tools.bench.conform(exchange, { status: statuses });
        const sought = { service: service.name, operationId: reader, written, by: version.version };
        tools.bench.verify('what is stored of it', {
          actual: (await tools.find?.(sought)) === undefined ? 'nothing' : 'the item',
          expected: 'nothing',
          exchange,
        });
      },
    });
  }
}

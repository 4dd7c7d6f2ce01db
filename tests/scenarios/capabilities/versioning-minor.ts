import type { ServiceVersion } from '#specs';
import { isObject } from '../../checks/read-links.ts';
import { saysTheSame } from './json-value.ts';
import {
  livingVersions,
  registerVersioningScenario,
  requireWritable,
  type VersioningSubject,
} from './versioning-scenario.ts';
import type { VersioningTools } from './versioning-hooks.ts';

/** A minor change keeps the number: members may come, none goes or changes its type, and old requests are taken. */
export function registerMinor(subject: VersioningSubject): void {
  for (const version of livingVersions(subject)) {
    const [operationId] = version.writes;
    if (operationId === undefined) continue;
    const title = subject.hooks.titles[operationId] ?? operationId;
    registerVersioningScenario(subject, {
      title: `${title} gives back every member that was sent, in version ${version.version}`,
      rules: ['minor-keeps-members'],
      needs: { features: version.features },
      body: (tools) => keepsMembers(tools, subject, { version, operationId }),
    });
    registerVersioningScenario(subject, {
      title: `${title} takes what version ${version.version} demands and no more`,
      rules: ['minor-keeps-requests'],
      needs: { features: version.features },
      body: async (tools) => {
        const written = requireWritable(
          tools,
          { service: subject.service.name, operationId },
          'least',
        );
        const exchange = await tools.send(operationId, written.request);
        tools.bench.conform(exchange, { status: '2xx' });
      },
    });
  }
}

async function keepsMembers(
  tools: VersioningTools,
  { service }: VersioningSubject,
  { version, operationId }: { readonly version: ServiceVersion; readonly operationId: string },
): Promise<void> {
  const written = requireWritable(tools, { service: service.name, operationId }, 'full');
  const exchange = await tools.send(operationId, written.request);
  tools.bench.conform(exchange, { status: '2xx' });
  for (const read of version.reads) {
    const sought = { service: service.name, operationId: read, written, by: version.version };
    const found = await tools.find?.(sought);
    tools.bench.verify(`members that ${read} does not show as they were sent`, {
      actual: found === undefined ? ['all'] : lostMembers(written.item, found, written),
      expected: [],
      exchange,
    });
  }
}

/**
 * Pointers to members of the sent item that the stored one lacks, or has with another value or type; null may be left
 * out. Of what the service fills itself the value is its own: it must be there, of the same type or null.
 */
export function lostMembers(
  sent: unknown,
  stored: unknown,
  { filled = [], pointer = '' }: { filled?: readonly string[]; pointer?: string } = {},
): readonly string[] {
  const isKept = filled.includes(pointer) ? isFilled : isSame;
  if (!isObject(sent) || filled.includes(pointer)) return isKept(sent, stored) ? [] : [pointer];
  const members = isObject(stored) ? stored : {};
  return Object.entries(sent).flatMap(([name, value]) =>
    lostMembers(value, members[name], { filled, pointer: `${pointer}/${name}` }),
  );
}

function isSame(sent: unknown, stored: unknown): boolean {
  return (sent === null && stored === undefined) || saysTheSame(sent, stored);
}

function isFilled(sent: unknown, stored: unknown): boolean {
  return stored === null || typeof stored === typeof sent;
}

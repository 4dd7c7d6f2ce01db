import type { Versioning } from '#specs';
import type { VersioningHooks } from './versioning-hooks.ts';
import { registerMinor } from './versioning-minor.ts';
import { registerRefusedVersions } from './versioning-refused.ts';
import { registerShapes } from './versioning-shapes.ts';

/** Registers the scenarios of every line of versions that an API declares. */
export function registerVersioning(versioning: Versioning, hooks: VersioningHooks): void {
  for (const service of versioning.services) {
    const subject = { versioning, service, hooks };
    registerShapes(subject);
    registerRefusedVersions(subject);
    registerMinor(subject);
  }
}

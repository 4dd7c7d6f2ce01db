import { loadCapabilities } from '#specs';
import { registerBatch } from '../capabilities/batch.ts';
import { registerVersioning } from '../capabilities/versioning.ts';
import { batchHooks, versioningHooks } from './capability-hooks.ts';

// What Sdir declares in specs/apis/sdir/capabilities.yaml; the scenarios are those of the families.

const { batch, versioning } = loadCapabilities('sdir');

if (versioning !== undefined) registerVersioning(versioning, versioningHooks);
if (batch !== undefined) registerBatch(batch, batchHooks);

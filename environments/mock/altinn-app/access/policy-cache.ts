import type { AppDefinition } from '../app/app-definition.ts';
import { defaultPolicy, readPolicy, type Policy } from './policy.ts';

const known = new WeakMap<AppDefinition, Policy>();

/** The rights of an app: its own policy, else those of the recordings' README. */
export function policyOf(app: AppDefinition): Policy {
  const cached = known.get(app);
  if (cached !== undefined) return cached;
  const policy =
    app.policyXml === undefined
      ? defaultPolicy(app.org, app.process.tasks)
      : readPolicy(app.policyXml.toString('utf8'), app.org);
  known.set(app, policy);
  return policy;
}

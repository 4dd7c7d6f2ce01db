import { bindingProblem } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { refusedTexts } from '../bodies/unstorable.ts';
import type { RegisterCall, RegisterState } from '../call.ts';
import { defects } from '../defects.ts';
import type { SystemBody } from '../bodies/system-body.ts';
import type { ChangeLogEntry, SystemRow } from '../register/rows.ts';
import { callerIn } from '../access/owner.ts';
import { validationProblem, type Broken } from '../replies.ts';
import { systemChecks, type SystemQuestion } from '../rules/systems.ts';

/** What is checked of a system, on this state. */
export function questionOf(
  { state }: RegisterCall,
  { id, orgNumber, content }: Pick<SystemQuestion, 'id' | 'orgNumber' | 'content'>,
): SystemQuestion {
  const { register, rules, platform } = state;
  const apps = [...platform.apps.keys()];
  return {
    id,
    orgNumber,
    content,
    isTaken: (one) => rules.isTaken(register.systems.get(one)),
    hasClient: (one) => hasClient(state, one, id),
    knowsResource: (value) => rules.knowsResource(value, apps),
    isDelegableResource: rules.isDelegableResource,
    packageOf: rules.packageOf,
  };
}

/** Whether a system has this client id; the one named aside. */
export function hasClient(
  { register, rules }: RegisterState,
  clientId: string,
  butOf?: string,
): boolean {
  return [...register.systems.values()].some(
    (row) => row.id !== butOf && rules.holdsClients(row) && row.clientIds.includes(clientId),
  );
}

/** The refusal with every rule that is broken; undefined where none is. */
export function refuseBroken(
  { state: { rules } }: RegisterCall,
  checks: keyof typeof systemChecks,
  question: SystemQuestion,
): Reply | undefined {
  const found: readonly Broken[] = systemChecks[checks].flatMap(
    (name) => rules[name](question) ?? [],
  );
  return found.length === 0 ? undefined : validationProblem(found);
}

/** Lists that are null, or hold null, break the service's code. */
export function refuseNulls(
  { state: { rules, world } }: RegisterCall,
  breaks: readonly string[],
  broken: (text: string) => Reply,
): Reply | undefined {
  const [first] = rules.refusedNulls(breaks);
  if (first === undefined) return undefined;
  return world.has(defects.nullInLists)
    ? broken(nullText)
    : refuseMember(first, 'must not be null.');
}

/** What the database cannot take, and how each is mended. */
export function refuseUnstorable(
  { state: { rules, world } }: RegisterCall,
  { id, content }: SystemBody,
  broken: (text: string) => Reply,
): Reply | undefined {
  const text = rules.refusedText(id);
  if (text !== undefined) {
    return world.has(defects.tooLong) ? broken(text) : refuseMember('Id', 'is too long.');
  }
  for (const name of ['name', 'description'] as const) {
    const language = rules.missingLanguage(content[name]);
    if (language === undefined) continue;
    if (world.has(defects.languageMissing)) return broken(refusedTexts(language));
    return refuseMember(name === 'name' ? 'Name' : 'Description', `needs ${language}.`);
  }
  return undefined;
}

const nullText = 'Object reference not set to an instance of an object.';

/** A refusal of one member of a body. */
export function refuseMember(name: string, what: string): Reply {
  return bindingProblem({ [name]: [`${name} ${what}`] });
}

/** Writes a line into the log of a system; what changed stands in Pascal case with what is null. */
export function logged(
  call: RegisterCall,
  row: SystemRow,
  [changeType, changedData]: readonly [ChangeLogEntry['changeType'], unknown?],
): SystemRow {
  const { clientId, consumer } = callerIn(call);
  const entry = {
    changeType,
    changedByOrgNumber: typeof consumer === 'object' ? consumer.orgNumber : '',
    clientId,
    ...(changedData === undefined ? {} : { changedData }),
    created: call.state.world.clock.now(),
  };
  const after = { ...row, log: [...row.log, entry] };
  call.state.register.systems.set(row.id, after);
  return after;
}

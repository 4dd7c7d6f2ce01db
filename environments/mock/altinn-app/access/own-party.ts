import type { Reply } from '../../server/message.ts';
import { organisationParty, parties, type Party } from '../../identities.ts';
import type { Call } from '../call.ts';
import { defects } from '../defects.ts';
import { callerOf } from '../data/data-target.ts';
import { bareProblem, empty } from '../families.ts';

/** The party that a caller is by itself, from the register. */
export type OwnParty = { readonly party: Party } | { readonly reply: Reply };

/** A user's own party, or that of an organisation; one that the register lacks makes the service fail. */
export function ownParty(call: Call, defect: string = defects.partiesAsOrganisation): OwnParty {
  const caller = callerOf(call);
  const party =
    caller.kind === 'user'
      ? parties.get(caller.partyId ?? 0)
      : organisationParty(caller.systemUserOrg ?? caller.orgNumber ?? '');
  if (party !== undefined) return { party };
  const crashes = call.state.world.has(defect);
  return { reply: crashes ? empty(500) : bareProblem(404) };
}

/** What the libraries call the kind of token. */
export function authenticationKind(call: Call): string {
  const { kind, org } = callerOf(call);
  if (kind === 'user') return 'User';
  if (kind === 'system') return 'SystemUser';
  return org === undefined ? 'Org' : 'ServiceOwner';
}

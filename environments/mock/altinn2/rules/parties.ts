import { partyOf, representedBy, reporteeOf, type Party } from '../access/parties.ts';
import { refuse } from '../call.ts';
import type { Reply } from '../../server/message.ts';

/** Reportees, profiles, contact data (reference altinn2 5.4, 5.5). */
export const partyRules = {
  /** Whom a person may stand for. */
  representedBy: (who: Party): readonly Party[] => representedBy(who),

  findsParty: (number: string): Party | undefined => partyOf(number),
  findsReportee: (id: string): Party | undefined => reporteeOf(id),

  /** A person by last name, an organisation by name; case does not matter. */
  agreesWithName: (party: Party, name: string): boolean =>
    (party.lastName ?? party.name).toLowerCase() === name.trim().toLowerCase(),

  refusesName: (): Reply => refuse(400, 'The name does not match the register'),

  unknownReportee: (): Reply => refuse(404, 'Not Found'),

  /** The number itself is never told. */
  unknownProfile: (_number: string): Reply =>
    refuse(
      400,
      'User profile could not be found for ***********. User profile is created at first login to the Altinn.no portal',
    ),

  contactReasons: () =>
    ({ created: 'Contact Information Created', deleted: 'Contact Information Deleted' }) as const,

  /** Either the one or the other. */
  takesContact: (email: string, mobile: string): boolean => (email === '') !== (mobile === ''),

  refusesContact: (): Reply => refuse(400, 'Either Email or MobileNumber must be set'),

  unknownContact: (): Reply => refuse(404, 'Not Found'),
  unknownOrganization: (): Reply => refuse(404, 'Not Found'),
};

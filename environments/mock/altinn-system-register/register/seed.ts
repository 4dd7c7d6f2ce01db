import { knownSystemUsers } from '../../maskinporten/clients.ts';
import { systemUser } from '../../identities.ts';
import { SystemRegister } from './system-register.ts';

/** The system of the recorded system user, registered and approved before anything else happens. */
export function seededRegister(now: Date): SystemRegister {
  const register = new SystemRegister();
  const texts = { nb: 'Sluttbrukersystem', nn: 'Sluttbrukarsystem', en: 'End user system' };
  register.systems.set(systemUser.systemId, {
    internalId: '6c2f0b7e-9d41-4a86-b3f5-2e1d8c7a9f04',
    id: systemUser.systemId,
    orgNumber: systemUser.vendorOrgNumber,
    name: texts,
    description: texts,
    rights: [{ resource: [{ id: 'urn:altinn:resource', value: 'app_ttd_kontrakt' }] }],
    accessPackages: [],
    clientIds: [knownSystemUsers.clientId],
    redirectUrls: [],
    isVisible: false,
    packagesAreNull: false,
    isDeleted: false,
    log: [],
  });
  for (const { id, ownerOrgNumber, externalRef } of knownSystemUsers.users) {
    register.keepUser({
      id,
      kind: 'standard',
      systemId: systemUser.systemId,
      partyOrgNo: ownerOrgNumber,
      externalRef: externalRef ?? ownerOrgNumber,
      integrationTitle: texts.nb,
      created: now,
      isDeleted: false,
    });
  }
  return register;
}

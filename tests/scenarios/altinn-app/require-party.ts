import type { AppContext } from './scenario.ts';

/** Party id of the instance owner; without one in the settings the scenario is untested. */
export function requirePartyId({ app, bench }: AppContext): string {
  return (
    app.instanceOwner.partyId ??
    bench.untested(`the settings name no party id of the instance owner of ${app.id}`)
  );
}

/** Organisation number of the system user: from its token on a mock, from its settings elsewhere. */
export function systemOrganisation({ bench }: AppContext): string | undefined {
  const source = bench.session.target.actors['system'];
  if (source?.kind === 'maskinporten') return source.systemUserOrg;
  return source?.kind === 'token' ? organisationIn(source.token) : undefined;
}

/** The token's claim `authorization_details`, an object or a list of one (Altinn platform reference 2.2). */
function organisationIn(token: string): string | undefined {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return /"systemuser_org":\{[^}]*"0192:(\d{9})"/.exec(payload)?.[1];
}

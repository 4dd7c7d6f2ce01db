import type { LiveExchange } from '#environments';
import { embeddedIn } from '../../checks/read-links.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';

/** Whom a scenario delegates to: names of target parameters. */
export type Receiver = 'receiver' | 'receiverOrganization';

/** Ids of what somebody holds of the organisation, by himself and not through a role. */
export type Holding = Readonly<Record<'roles' | 'rights', readonly string[]>>;

/** What one receiver holds of the organisation: what is given is taken back when the scenario ends. */
export class Held {
  private readonly on: Altinn2Bench;
  private readonly receiver: Receiver;

  constructor(on: Altinn2Bench, receiver: Receiver) {
    this.on = on;
    this.receiver = receiver;
  }

  /** Gives a role and a right to a service. */
  async give(
    change: object = {},
    role = this.on.parameter('delegableRole'),
    as = 'user',
  ): Promise<LiveExchange> {
    const before = await this.read();
    const body = {
      ...this.named(),
      ...change,
      _embedded: {
        Roles: [{ RoleDefinitionId: Number(role) }],
        Rights: [
          {
            ServiceCode: this.on.parameter('serviceCode'),
            ServiceEditionCode: Number(this.on.parameter('serviceEdition')),
            Action: 'Read',
          },
        ],
      },
    };
    const answer = await this.on.write('createDelegation', body, { who: this.who(), as });
    if (answer.status < 300) await this.takeBack(before);
    return answer;
  }

  /** What is held now. */
  async read(): Promise<Holding> {
    const list = await this.on.send('listDelegations', { who: this.who() });
    const number = this.on.parameter(this.receiver);
    const holder = embeddedIn(list.json(), 'rightholders').find((one) => isOf(one, number));
    if (holder === undefined) return { roles: [], rights: [] };
    const request = { who: this.who(), path: { rightHolderId: textOf(holder, 'RightHolderId') } };
    const [roles, rights] = [
      await this.on.send('listDelegatedRoles', request),
      await this.on.send('listDelegatedRights', request),
    ];
    return {
      roles: embeddedIn(roles.json(), 'roles').flatMap((one) => textOf(one, 'RoleId') || []),
      rights: embeddedIn(rights.json(), 'rights')
        .filter((one) => textOf(one, 'RightSourceType') !== 'RoleTypeRights')
        .map((one) => textOf(one, 'RightID')),
    };
  }

  /** Takes a role away. */
  takeRole(roleId: string): Promise<LiveExchange> {
    return this.take('deleteDelegatedRole', { roleId });
  }

  /** Takes a right away. */
  takeRight(rightId: string): Promise<LiveExchange> {
    return this.take('deleteDelegatedRight', { rightId });
  }

  private async take(
    operation: string,
    path: Readonly<Record<string, string>>,
  ): Promise<LiveExchange> {
    const rightHolderId = await this.id();
    return this.on.send(operation, { who: this.who(), path: { rightHolderId, ...path } });
  }

  private async takeBack(before: Holding): Promise<void> {
    const after = await this.read();
    const at = `/${this.who()}/authorization/delegations/${await this.id()}`;
    const paths = [
      ...after.roles.filter((id) => !before.roles.includes(id)).map((id) => `${at}/roles/${id}`),
      ...after.rights.filter((id) => !before.rights.includes(id)).map((id) => `${at}/rights/${id}`),
    ];
    for (const path of paths) this.on.bench.removeLater([{ method: 'DELETE', path, as: 'user' }]);
  }

  /** The id of the receiver as a right holder. */
  private async id(): Promise<string> {
    const list = await this.on.send('listDelegations', { who: this.who() });
    const number = this.on.parameter(this.receiver);
    const holder = embeddedIn(list.json(), 'rightholders').find((one) => isOf(one, number));
    return textOf(holder, 'RightHolderId') || 'r0';
  }

  private who(): string {
    return this.on.parameter('organization');
  }

  private named(): object {
    const number = this.on.parameter(this.receiver);
    return this.receiver === 'receiver'
      ? { SocialSecurityNumber: number, LastName: this.on.parameter('receiverLastName') }
      : { OrganizationNumber: number, Name: this.on.parameter('receiverOrganizationName') };
  }
}

/** Whether a right holder is the one of this number; the last digits of persons are hidden. */
function isOf(holder: unknown, number: string): boolean {
  const shown = textOf(holder, 'OrganizationNumber') || textOf(holder, 'SocialSecurityNumber');
  return shown === number || (shown.includes('*') && shown.slice(0, 6) === number.slice(0, 6));
}

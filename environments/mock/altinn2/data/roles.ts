import { text, type Text } from './languages.ts';

/** A role that may be held. */
export interface RoleDefinition {
  readonly id: number;
  readonly type: 'Altinn' | 'External';
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  /** Definitions that hold this one too. */
  readonly parents: readonly number[];
  /** Roles of auditors and accountants are given by their clients alone. */
  readonly isDelegable: boolean;
}

const altinn = (
  id: number,
  code: string,
  names: { readonly name: Text; readonly description: Text; readonly parents: readonly number[] },
): RoleDefinition => ({ id, code, type: 'Altinn', ...names, isDelegable: true });

/** Every role definition, in the order of the list. */
export const roleDefinitions: readonly RoleDefinition[] = [
  altinn(4, 'ADMAI', {
    name: text('Tilgangsstyring', 'Access manager', 'Tilgangsstyring'),
    description: text('Gir andre roller.\r\n', 'Gives roles to others.\r\n'),
    parents: [86],
  }),
  altinn(6, 'REGNA', {
    name: text('Regnskapsmedarbeider', 'Accounting employee', 'Rekneskapsmedarbeidar'),
    description: text('Skjema om regnskap.', 'Forms on accounts.'),
    parents: [86],
  }),
  {
    ...altinn(7, 'REVAI', {
      name: text('Revisorrettighet', "Auditor's rights", 'Revisorrett'),
      description: text('Rettigheter for revisor.', 'Rights of the auditor.'),
      parents: [],
    }),
    isDelegable: false,
  },
  altinn(11, 'UTINN', {
    name: text('Utfyller/Innsender', 'Reporter/sender', 'Utfyllar/Innsendar'),
    description: text('Utvalgte skjema og tjenester.\r\n', 'Selected forms and services.\r\n'),
    parents: [82, 86],
  }),
  {
    id: 82,
    type: 'External',
    code: 'PRIV',
    name: text('Privatperson', 'Private person'),
    description: text('Fra Folkeregisteret.\r\n', 'From the population register.\r\n'),
    parents: [],
    isDelegable: false,
  },
  {
    id: 86,
    type: 'External',
    code: 'DAGL',
    name: text('Daglig leder', 'General manager', 'Dagleg leiar'),
    description: text('Fra Enhetsregisteret.', 'From the register of entities.'),
    parents: [],
    isDelegable: false,
  },
  altinn(89, 'ALLEA', {
    name: text('Basisrolle', 'Base role', 'Basisrolle'),
    description: text('Følger med andre roller.', 'Comes with other roles.'),
    parents: [],
  }),
];

/** The role definition of this id. */
export function roleDefinitionOf(id: number): RoleDefinition | undefined {
  return roleDefinitions.find((one) => one.id === id);
}

/** Definitions that this one brings with it. */
export function childrenOf({ id }: RoleDefinition): readonly number[] {
  return roleDefinitions.filter(({ parents }) => parents.includes(id)).map((one) => one.id);
}

/** What rights may be used for. */
export const actions = ['Read', 'Write', 'Sign', 'ArchiveRead', 'ArchiveDelete'] as const;

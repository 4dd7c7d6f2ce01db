/** Organisations of the mock: suppliers in the token, municipalities that own accounts (reference fiks 1.1); synthetic numbers. */
export const organisations = {
  supplier: '314700104',
  otherSupplier: '314700473',
  municipality: '314700848',
  otherMunicipality: '314701216',
  stranger: '314701585',
} as const;

/** A sender account and its owner. */
export interface Account {
  readonly id: string;
  readonly owner: string;
}

/** An integration with the organisation that may use it, and the accounts that it may send from. */
export interface Integration {
  readonly id: string;
  readonly password: string;
  readonly organisation: string;
  readonly accounts: readonly string[];
}

/** The account of the first municipality. */
export const account: Account = {
  id: '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601',
  owner: organisations.municipality,
};

/** The account of the other municipality. */
export const otherAccount: Account = {
  id: '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b602',
  owner: organisations.otherMunicipality,
};

/** Integrations by the actor that uses them. Their passwords are good for nothing outside the mock. */
export const integrations = {
  sender: {
    id: '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a11',
    password: 'mock-7Qd2vXw9KrT4nZb8Lf6Hs1',
    organisation: organisations.supplier,
    accounts: [account.id],
  },
  otherSender: {
    id: '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a12',
    password: 'mock-3Gm8yPc5JuV1tNe7Ra9Wk4',
    organisation: organisations.otherSupplier,
    accounts: [otherAccount.id],
  },
  ungranted: {
    id: '5c3e9f10-8d27-4b6a-a1c4-6f0b7d2e9a13',
    password: 'mock-6Bx1sFh9DoQ3iUz5Ml2Ty8',
    organisation: organisations.supplier,
    accounts: [],
  },
} as const satisfies Record<string, Integration>;

/** Who calls the mock, each an integration of its own. */
export type Actor = keyof typeof integrations;

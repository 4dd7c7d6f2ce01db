/** What every command exits with; 2 goes before 1, 1 before 3. */
export const exitCodes = {
  conforms: 0,
  deviates: 1,
  wrongUse: 2,
  inconclusive: 3,
  interrupted: 130,
} as const;

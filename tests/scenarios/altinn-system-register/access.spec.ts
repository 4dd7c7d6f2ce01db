import { loadAccess, type AccessRequirements, type AccessRow } from '#specs';
import { registerAccess } from '../capabilities/access.ts';
import { actorsOf, askOf, stateOf, toSubject } from './access-subject.ts';
import { Given } from './given.ts';
import { RegisterBench } from './register-bench.ts';
import { systemNeeds } from './scenario.ts';

const table = loadAccess('altinn-system-register');

/** Which scope opens an operation, by the requirement that says so; the party's own have none. */
const scopeOf: readonly (readonly [operations: RegExp, requirement: string])[] = [
  [/^(?:approve|reject|deleteSystemUser)/, 'SREG-LIFE-004'],
  [/System|Rights|Packages|ChangeLog/, 'SREG-SCOPE-001'],
  [/^(?:create|delete)/, 'SREG-SCOPE-002'],
  [/^(?:get|list)/, 'SREG-SCOPE-003'],
];

/** What another vendor may not do with ours, by operation. */
const foreignOf: readonly (readonly [operations: RegExp, requirement: string])[] = [
  [/^registerSystem/, 'SREG-OTHER-001'],
  [/^(?:getSystem|getChangeLog)$/, 'SREG-OTHER-002'],
  [/^replace/, 'SREG-OTHER-003'],
  [/^deleteSystem$/, 'SREG-OTHER-004'],
  [/ChangeRequest/, 'SREG-OTHER-009'],
  [/^create/, 'SREG-OTHER-006'],
  [/^delete/, 'SREG-OTHER-008'],
  [/SystemUser/, 'SREG-OTHER-010'],
  [/./, 'SREG-OTHER-007'],
];

function requirementsOf(row: AccessRow, usual: AccessRequirements): AccessRequirements {
  const isForeign = row.situation !== undefined;
  const own = row.operationId === 'findSystemUser' ? 'SREG-SCOPE-002' : undefined;
  const rows = isForeign ? foreignOf : scopeOf;
  const found = rows.find(([operations]) => operations.test(row.operationId))?.[1];
  const denied = (isForeign ? undefined : own) ?? found ?? usual.denied;
  if (!isForeign) return { ...usual, denied };
  return { allowed: 'SREG-SCOPE-006', denied, unchanged: 'SREG-OTHER-013' };
}

if (table !== undefined)
  for (const row of table.rows)
    registerAccess(
      { ...table, rows: [row], requirements: requirementsOf(row, table.requirements) },
      {
        open: async (bench) => {
          const on = new RegisterBench(bench);
          return { on, given: new Given(on) };
        },
        subject: toSubject,
        ask: askOf,
        state: stateOf,
        marks: ({ system }) => Object.values(system.name),
        isSpent: ({ operationId }) => /^(?:register|delete|approve|reject)/.test(operationId),
        needs: (one) => ({
          actors: actorsOf(one),
          parameters: [...systemNeeds, 'customer', 'party'],
        }),
        tags: ['@writes'],
      },
    );

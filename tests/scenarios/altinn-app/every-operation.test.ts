import { expect, test } from '@playwright/test';
import { loadContract } from '#specs';
import {
  callerOperations,
  instanceOperations,
  leftOut,
  openOperations,
} from './every-operation.ts';

test('every operation of the contract stands in one table, or is left out with a reason', async () => {
  const contracts = await loadContract('altinn-app');
  const promised = contracts.flatMap((contract) => contract.operations.map((one) => one.id));
  const listed = [...instanceOperations, ...callerOperations, ...openOperations].map(
    (row) => row.id,
  );
  expect([...listed, ...Object.keys(leftOut)].toSorted()).toEqual(promised.toSorted());
});

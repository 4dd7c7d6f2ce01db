import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Direction } from './convert-schema.ts';
import type { LoadedDocument } from './load-document.ts';
import { planContract, type ContractPlan, type MediaPlan } from './plan-contract.ts';
import { lazyValidators, openAjv, type ValidatorSource } from './schema-validator.ts';
import { STANDALONE_OPTIONS, toStandaloneCode } from './standalone-code.ts';

/** A plan and what compiles its schemas. */
export interface BuiltContract {
  readonly plan: ContractPlan;
  readonly validators: Readonly<Record<Direction, ValidatorSource>>;
  /** Compiles everything and gives the standalone code: of one set where both directions share it. */
  readonly toCode: () => readonly string[];
}

/** Plans a document and opens Ajv on its schemas; nothing is compiled until a validator or the code is asked for. */
export function buildContract(document: LoadedDocument, api: string): BuiltContract {
  const plan = planContract(document, api);
  const { request, response } = plan.schemas;
  const ofResponse = openAjv(Ajv2020, response, STANDALONE_OPTIONS);
  const ofRequest = request === response ? ofResponse : openAjv(Ajv2020, request, STANDALONE_OPTIONS);
  const keys = keysInUse(plan);
  return {
    plan,
    validators: { request: lazyValidators(ofRequest), response: lazyValidators(ofResponse) },
    toCode: () =>
      ofRequest === ofResponse
        ? [toStandaloneCode(ofResponse, [...new Set([...keys.request, ...keys.response])])]
        : [toStandaloneCode(ofRequest, keys.request), toStandaloneCode(ofResponse, keys.response)],
  };
}

/** Keys of the schemas that a judge of the contract uses, by direction. */
export function keysInUse(plan: ContractPlan): Readonly<Record<Direction, readonly string[]>> {
  const request = plan.operations.flatMap((operation) => [...operation.parameters.map(({ schema }) => schema), ...mediaKeys(operation.requestBody?.content ?? [])]);
  const response = plan.operations.flatMap(({ responses }) =>
    responses.flatMap(({ content, headers }) => [...mediaKeys(content), ...headers.map(({ schema }) => schema)]),
  );
  return { request: [...new Set(request)], response: [...new Set(response)] };
}

function mediaKeys(content: readonly MediaPlan[]): readonly string[] {
  return content.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

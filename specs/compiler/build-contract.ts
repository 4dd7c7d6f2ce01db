import type { ContractPlan, MediaPlan, SchemaSet } from './contract-plan.ts';
import type { Direction } from './conversion.ts';
import type { LoadedDocument } from './load-document.ts';
import { planContract } from './plan-contract.ts';
import { lazyValidators, openAjv, SET_ID } from './schema-validator.ts';
import { toStandaloneCode } from './standalone-code.ts';
import type { ValidatorSource } from './validate-function.ts';

/** A plan and what compiles its schemas. */
export interface BuiltContract {
  readonly plan: ContractPlan;
  readonly validators: Readonly<Record<Direction, ValidatorSource>>;
  /** Compiles everything and gives the standalone code: of one set where both directions share it. */
  readonly toCode: () => readonly string[];
}

/**
 * Plans a document and opens Ajv on its schemas; nothing is compiled until a validator or the code is asked for.
 * Code `document-invalid` where a schema is none.
 */
export function buildContract(document: LoadedDocument, api: string): BuiltContract {
  const plan = planContract(document, api);
  const { request, response } = plan.schemas;
  const ofResponse = openSet(document, response);
  const ofRequest = request === response ? ofResponse : openSet(document, request);
  const keys = keysInUse(plan);
  return {
    plan,
    validators: { request: ofRequest.validators, response: ofResponse.validators },
    toCode: () =>
      ofRequest === ofResponse
        ? [ofResponse.toCode([...keys.request, ...keys.response])]
        : [ofRequest.toCode(keys.request), ofResponse.toCode(keys.response)],
  };
}

function openSet(document: LoadedDocument, set: SchemaSet): OpenSet {
  const ajv = openAjv(document, set);
  const validators = lazyValidators(document, set, ajv);
  return { validators, toCode };

  function toCode(keys: readonly string[]): string {
    keys.forEach((key) => validators(key));
    return toStandaloneCode(
      ajv,
      Object.fromEntries(keys.map((key) => [key, `${SET_ID}#/$defs/${key}`])),
    );
  }
}

interface OpenSet {
  readonly validators: ValidatorSource;
  readonly toCode: (keys: readonly string[]) => string;
}

/** Keys of the schemas that a judge of the contract uses, by direction. */
function keysInUse(plan: ContractPlan): Readonly<Record<Direction, readonly string[]>> {
  const request = plan.operations.flatMap((operation) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...mediaKeys(operation.requestBody?.content ?? []),
  ]);
  const response = plan.operations.flatMap(({ responses }) =>
    responses.flatMap(({ content, headers }) => [
      ...mediaKeys(content),
      ...headers.map(({ schema }) => schema),
    ]),
  );
  return { request: [...new Set(request)], response: [...new Set(response)] };
}

function mediaKeys(content: readonly MediaPlan[]): readonly string[] {
  return content.flatMap(({ schema, parts }) => [
    ...(schema === undefined ? [] : [schema]),
    ...(parts?.named ?? []).map((part) => part.schema),
  ]);
}

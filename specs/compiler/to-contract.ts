import type {
  Contract,
  HeaderContract,
  MediaContract,
  Operation,
  ParameterContract,
  PartContract,
  PartsContract,
  ResponseContract,
} from './contract.ts';
import type { Definitions, Direction } from './conversion.ts';
import { judgeBody, judgeText, type SchemaInUse } from './judge.ts';
import { findRemarks, type Remarks } from './find-remarks.ts';
import type {
  ContractPlan,
  HeaderPlan,
  MediaPlan,
  OperationPlan,
  ParameterPlan,
  PartPlan,
  PartsPlan,
  ResponsePlan,
} from './contract-plan.ts';
import { isObject } from './json-node.ts';
import { openPlaces, type SchemaPlace } from './schema-shapes.ts';
import { keywordOf } from './schema-facts.ts';
import type { ValidatorSource } from './validate-function.ts';

/** Compiled schemas of each direction. */
export type Validators = Readonly<Record<Direction, ValidatorSource>>;

interface Binding {
  readonly plan: ContractPlan;
  readonly validators: Validators;
}

/** A plan with its compiled schemas bound to it: the contract that checks see. */
export function toContract(plan: ContractPlan, validators: Validators): Contract {
  const binding = { plan, validators };
  const { api, document, title, version, basePaths } = plan;
  return {
    api,
    document,
    title,
    version,
    basePaths,
    operations: plan.operations.map((one) => toOperation(one, binding)),
  };
}

function toOperation(
  { parameters, requestBody, responses, ...facts }: OperationPlan,
  binding: Binding,
): Operation {
  const body =
    requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...requestBody,
            content: requestBody.content.map((media) => toMedia(media, 'request', binding)),
          },
        };
  return {
    ...facts,
    parameters: parameters.map((one) => toParameter(one, binding)),
    ...body,
    responses: responses.map((one) => toResponse(one, binding)),
  };
}

function inUse(key: string, direction: Direction, { plan, validators }: Binding): SchemaInUse {
  const { defs } = plan.schemas[direction];
  return { key, defs, schema: defs[key] ?? true, validate: once(() => validators[direction](key)) };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function toParameter(plan: ParameterPlan, binding: Binding): ParameterContract {
  const { name, in: place, required, style, explode } = plan;
  const schema = inUse(plan.schema, 'request', binding);
  const facts = { name, in: place, required, style, explode, properties: queryNames(plan, schema) };
  return { ...facts, judge: (raw) => judgeText(raw, plan, schema) };
}

/** An exploded form object leaves no trace of its own name in the query. */
function queryNames(
  { style, explode, json }: ParameterPlan,
  schema: SchemaInUse,
): readonly string[] {
  if (style !== 'form' || !explode || json) return [];
  const properties = keywordOf(schema, 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function toHeader(plan: HeaderPlan, binding: Binding): HeaderContract {
  const schema = inUse(plan.schema, 'response', binding);
  return {
    name: plan.name,
    required: plan.required,
    judge: (raw) => judgeText(raw, { ...plan, style: 'simple' }, schema),
  };
}

function toMedia(
  { mediaType, schema: key, parts }: MediaPlan,
  direction: Direction,
  binding: Binding,
): MediaContract {
  if (key === undefined) return { mediaType, ...NOTHING_KNOWN };
  const schema = inUse(key, direction, binding);
  const remarks = rememberRemarks((value) => findRemarks(value, placesOf(schema.defs)(key)));
  return {
    mediaType,
    judge: (value) => judgeBody(value, mediaType, schema),
    undocumented: (value) => remarks(value).undocumented,
    toleratedNulls: (value) => remarks(value).toleratedNulls,
    unknownValues: (value) => remarks(value).unknownValues,
    ...(parts === undefined ? {} : { parts: toParts(parts, direction, binding) }),
  };
}

const PLACES = new WeakMap<Definitions, (key: string) => SchemaPlace>();

/** One book of places for all bodies of a schema set. */
function placesOf(defs: Definitions): (key: string) => SchemaPlace {
  const places = PLACES.get(defs) ?? openPlaces(defs);
  PLACES.set(defs, places);
  return places;
}

const NOTHING_KNOWN = {
  judge: () => [],
  undocumented: () => [],
  toleratedNulls: () => [],
  unknownValues: () => [],
} as const;

function toParts(
  { named, isOpen }: PartsPlan,
  direction: Direction,
  binding: Binding,
): PartsContract {
  const toPart = ({ mediaType, schema, ...facts }: PartPlan): PartContract => ({
    ...facts,
    ...toMedia({ mediaType, schema }, direction, binding),
  });
  return { named: named.map(toPart), isOpen };
}

/** Several checks ask about one body: it is walked once. */
function rememberRemarks(find: (value: unknown) => Remarks): (value: unknown) => Remarks {
  const known = new WeakMap<object, Remarks>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return find(value);
    const remarks = known.get(value) ?? find(value);
    known.set(value, remarks);
    return remarks;
  };
}

function toResponse(
  { content, headers, ...facts }: ResponsePlan,
  binding: Binding,
): ResponseContract {
  return {
    ...facts,
    content: content.map((media) => toMedia(media, 'response', binding)),
    headers: headers.map((one) => toHeader(one, binding)),
  };
}

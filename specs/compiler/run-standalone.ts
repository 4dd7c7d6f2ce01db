import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { SuiteError } from '../suite-error.ts';
import { knownFormats } from './formats.ts';
import type { ValidateFunction, ValidatorSource } from './validate-function.ts';

/** The validators that standalone code exports. It is run when the first is asked for; V8 compiles each when it is first called. */
export function runStandalone(code: string): ValidatorSource {
  let exported: Readonly<Record<string, ValidateFunction>> | undefined;
  return (key) => {
    exported ??= run(code);
    const validate = exported[key];
    if (validate === undefined)
      throw new SuiteError('schema-missing', `the cache holds no schema with the key ${key}`, {
        kind: 'configuration',
      });
    return validate;
  };
}

function run(code: string): Readonly<Record<string, ValidateFunction>> {
  const exported: Record<string, ValidateFunction> = {};
  const wrapped: unknown = new Script(
    `(function (exports, require, formats) {${code}\n})`,
  ).runInThisContext();
  if (typeof wrapped === 'function')
    wrapped(exported, createRequire(import.meta.url), knownFormats());
  return exported;
}

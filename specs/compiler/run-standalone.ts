import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { SuiteError } from '../suite-error.ts';
import { knownFormats } from './formats.ts';
import type { ValidateFunction, ValidatorSource } from './schema-validator.ts';

/** The validators that standalone code exports; V8 compiles each when it is first called. */
export function runStandalone(code: string): ValidatorSource {
  const exported: Record<string, ValidateFunction> = {};
  const run: unknown = new Script(`(function (exports, require, formats) {${code}\n})`).runInThisContext();
  if (typeof run === 'function') run(exported, createRequire(import.meta.url), knownFormats());
  return (key) => {
    const validate = exported[key];
    if (validate === undefined) throw new SuiteError('schema-missing', `the cache holds no schema with the key ${key}`, { kind: 'configuration' });
    return validate;
  };
}

import { loadDocument, type LoadOptions } from './load-document.ts';

/** What a document that loads and compiles amounts to. */
export interface DocumentSummary {
  readonly operations: number;
  /** Each as method, path and id. */
  readonly named: readonly string[];
  /** Schemas that it declares by name. */
  readonly schemas: number;
  /** The document and every file that it refers to. */
  readonly files: readonly string[];
}

/**
 * Loads a document and compiles every schema in it, none left for later.
 * Codes: those of loadDocument.
 */
export async function checkDocument(
  file: string,
  options: LoadOptions = {},
): Promise<DocumentSummary> {
  const document = await loadDocument(file, options);
  // Loaded only here: the front door must not bring Ajv along.
  const { buildContract } = await import('./build-contract.ts');
  const { plan, toCode } = buildContract(document, file);
  toCode();
  return {
    operations: plan.operations.length,
    named: plan.operations.map(({ method, path, id }) => `${method.toUpperCase()} ${path} ${id}`),
    schemas: plan.declaredSchemas,
    files: document.files.map((part) => part.file),
  };
}

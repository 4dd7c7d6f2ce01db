import type { UnknownValue } from './contract.ts';
import { escapeKey, isObject, type JsonObject } from './json-node.ts';
import type { SchemaPlace, SchemaShape } from './schema-shapes.ts';

/** What a body holds that is worth a note, however it was judged. */
export interface Remarks {
  /** Pointers of properties that no schema with a say declares. */
  readonly undocumented: readonly string[];
  /** Pointers of nulls that a named tolerance let pass. */
  readonly toleratedNulls: readonly string[];
  /** Values outside an open list. */
  readonly unknownValues: readonly UnknownValue[];
}

/**
 * Walks a value beside its schemas once. A schema that names no property, or says what others are like
 * (`additionalProperties`), leaves an object open: nothing in it is undocumented.
 */
export function findRemarks(value: unknown, place: SchemaPlace): Remarks {
  const walk = new Walk();
  walk.visit(value, place, '');
  return walk;
}

class Walk implements Remarks {
  readonly undocumented: string[] = [];
  readonly toleratedNulls: string[] = [];
  readonly unknownValues: UnknownValue[] = [];

  visit(value: unknown, place: SchemaPlace, pointer: string): void {
    if (value === null) {
      if (place.toleratesNull) this.toleratedNulls.push(pointer);
    } else if (typeof value === 'string') this.#visitText(value, place, pointer);
    else if (Array.isArray(value)) this.#visitItems(value, place.shapeOf(value), pointer);
    else if (isObject(value)) this.#visitProperties(value, place.shapeOf(value), pointer);
  }

  #visitText(value: string, { openLists }: SchemaPlace, pointer: string): void {
    for (const { documented, has, elsewhere } of openLists) {
      if (has(value)) continue;
      const known = elsewhere(value);
      const where = known === undefined ? {} : { elsewhere: known };
      this.unknownValues.push({ pointer, value, documented, ...where });
    }
  }

  #visitItems(items: readonly unknown[], shape: SchemaShape, pointer: string): void {
    items.forEach((item, index) => {
      const place = shape.item(index);
      if (isTelling(item, place)) this.visit(item, place, `${pointer}/${index}`);
    });
  }

  #visitProperties(object: JsonObject, shape: SchemaShape, pointer: string): void {
    for (const [name, value] of Object.entries(object)) {
      const place = shape.property(name);
      if (place === undefined) {
        if (!shape.isOpen) this.undocumented.push(`${pointer}/${escapeKey(name)}`);
      } else if (isTelling(value, place)) {
        this.visit(value, place, `${pointer}/${escapeKey(name)}`);
      }
    }
  }
}

/** Most values are plain and have nothing to tell: their pointer is not put together. */
function isTelling(value: unknown, { openLists }: SchemaPlace): boolean {
  return typeof value === 'object' || (typeof value === 'string' && openLists.length > 0);
}

import type { StorageCall, StorageRoute } from '../../altinn-storage/call.ts';
import type { StorageRules } from '../../altinn-storage/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Storage may answer. */
export type StorageVariation = VariationOf<StorageCall, StorageRoute, StorageRules>;

import type { StorageCall, StorageRoute } from '../../altinn-storage/call.ts';
import type { StorageRules } from '../../altinn-storage/rules.ts';
import type { FaultOf } from '../fault.ts';

/** A deliberate break of the mock of Storage. */
export type StorageFault = FaultOf<StorageCall, StorageRoute, StorageRules>;

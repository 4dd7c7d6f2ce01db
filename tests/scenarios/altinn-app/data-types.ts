import type { AppUnderTest, DataTypeInfo } from './app-under-test.ts';
import type { AppContext } from './scenario.ts';
import { attachmentTypes } from './traits.ts';

const isRestricted = (type: DataTypeInfo): boolean => (type.allowedContributers?.length ?? 0) > 0;

/** Attachment types that any user may write and that the target has a sample for. */
export function userTypes(app: AppUnderTest): readonly DataTypeInfo[] {
  return attachmentTypes(app).filter((type) => !isRestricted(type) && type.id !== receiptType);
}

/** The data type of receipts. */
export const receiptType = 'ref-data-as-pdf';

/** The first user's attachment type that fits; without one the scenario is untested. */
export function requireType(
  { app, bench }: AppContext,
  wanted: { says: string; fits: (type: DataTypeInfo) => boolean },
): DataTypeInfo {
  const found = userTypes(app).find((type) => wanted.fits(type));
  return (
    found ?? bench.untested(`needs an attachment type that ${wanted.says}; ${app.id} has none`)
  );
}

/** The first data type that only this kind of contributor may write (`org:`, `app:`). */
export function ownedType(app: AppUnderTest, prefix: string): DataTypeInfo | undefined {
  return app.metadata.dataTypes.find(
    (type) => type.allowedContributers?.some((one) => one.startsWith(prefix)) === true,
  );
}

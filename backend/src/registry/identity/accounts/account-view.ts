import type { AccountRow } from './account.repository';
import type { AccountView } from './dto/account.dto';

/** An account as administrators see it. */
export function viewOfAccount({ lastSignedInAt, ...row }: AccountRow): AccountView {
  return { ...row, lastSignedInAt: lastSignedInAt?.toISOString() ?? null };
}

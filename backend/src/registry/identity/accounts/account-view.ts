import type { AccountDetailRow, AccountRow } from './account.repository';
import type { AccountDetailView, AccountView } from './dto/account.dto';

/** An account as administrators see it. */
export function viewOfAccount({ lastSignedInAt, posts, ...row }: AccountRow): AccountView {
  return { ...row, posts: [...posts], lastSignedInAt: lastSignedInAt?.toISOString() ?? null };
}

/** One account, as the system administrator looks into it. */
export function detailOfAccount(
  { createdAt, passwordChangedAt, sessions, externalSubject, ...row }: AccountDetailRow,
  lockedUntil: Date | undefined,
  signOn: AccountDetailView['signOn'],
): AccountDetailView {
  return {
    ...viewOfAccount(row),
    createdAt: createdAt.toISOString(),
    passwordChangedAt: passwordChangedAt.toISOString(),
    sessions,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    signOn,
    externalSubject,
  };
}

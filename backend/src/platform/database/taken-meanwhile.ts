import type { Refusal } from '@zeren/domain/platform/refusal';
import { Refused } from '../refused';

const UNIQUE_VIOLATION = '23505';

/**
 * Refuses when a unique index says that somebody else was faster: of two who take the same at the same moment neither
 * sees the other, so the index decides. The transaction is over with it, as with every refusal.
 */
export async function orRefused<T>(writing: Promise<T>, index: string, refusal: Refusal): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    if (code === UNIQUE_VIOLATION && constraint === index) throw new Refused(refusal);
    throw error;
  }
}

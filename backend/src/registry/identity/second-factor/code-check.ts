import { Injectable } from '@nestjs/common';
import { readCode } from '@zeren/domain/registry/identity/second-factor';
import type { WriteTx } from '../../../platform/database/transaction';
import { IdentityKeys } from './identity-keys';
import { SecondFactorRepository } from './second-factor.repository';
import { stepOfCode } from './totp';

/** What a code turned out to be. */
export type SpentCode = 'code' | 'recovery-code';

/** Takes codes, each once. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly keys: IdentityKeys,
  ) {}

  /** Spends a code of the account's second factor, or a recovery code; null when it is neither, or was spent before. */
  async spend(tx: WriteTx, accountId: string, typed: string): Promise<SpentCode | null> {
    const read = readCode(typed);
    if (read?.kind === 'recovery') {
      const spent = await this.factors.spendRecoveryCode(
        tx,
        accountId,
        this.keys.digest(accountId, read.code),
      );
      return spent > 0 ? 'recovery-code' : null;
    }
    const factor = read && (await this.factors.find(tx, accountId));
    if (!factor?.secret) return null;
    const step = stepOfCode(this.keys.open(accountId, factor.secret), read!.code, new Date(tx.now));
    if (step === null || (await this.factors.spendStep(tx, accountId, step)) === 0) return null;
    return 'code';
  }
}

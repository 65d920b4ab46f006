import { Injectable } from '@nestjs/common';
import type { WriteTx } from '../../../platform/database/transaction';
import { ExtensionsRepository } from './extensions.repository';

/** A request for more time ends with its duty: nobody can answer it once that is reported, or owed no more. */
@Injectable()
export class ExtensionsEnding {
  constructor(private readonly repository: ExtensionsRepository) {}

  async end(tx: WriteTx, dutyIds: readonly string[]): Promise<void> {
    if (dutyIds.length === 0) return;
    for (const { dutyId, askedFor } of await this.repository.withdrawOf(tx, dutyIds)) {
      tx.audit({
        action: 'duty.withdraw-extension',
        subject: { kind: 'duty', id: dutyId },
        before: { askedFor },
      });
    }
  }
}

import { Injectable } from '@nestjs/common';
import { readCheckpoint, writeCheckpoint } from '@zeren/domain/registry/audit/checkpoint';
import { GrowingTree } from '@zeren/domain/registry/audit/merkle-tree';
import { systemActor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { leafBytes } from '../../../platform/record/entry-bytes';
import { RecordKeys } from '../../../platform/record/record-keys';
import { LogKeys } from './log-keys';
import { LogBroken, LogTree } from './log-tree';
import { LogRepository } from './log.repository';
import type { StoredCheckpoint } from './log.repository';
import { openNote, signNote } from './note-signing';
import { isAuthentic } from './recorded-entry';
import { leafHash, nodeHash } from './tree-hash';

const JOB = 'audit.sequence';
const BATCH = 5_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const UNIQUE_VIOLATION = '23505';

/**
 * Signs what a log has become: when it has grown at most once a minute, and once a day in any case. Signed is only what
 * continues the last checkpoint by entries that the program wrote, all read again: whoever owns the database without the
 * keys gets nothing signed.
 */
@Injectable()
export class Checkpointer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: LogRepository,
    private readonly tree: LogTree,
    private readonly keys: RecordKeys,
    private readonly logKeys: LogKeys,
  ) {}

  /** Signs a checkpoint if one is due; answers whether it did. */
  async signIfDue(districtId: string): Promise<boolean> {
    try {
      return await this.unitOfWork.write(systemActor(districtId, JOB), (tx) => this.sign(tx));
    } catch (error) {
      // Another process signed the same.
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  private async sign(tx: WriteTx): Promise<boolean> {
    const last = await this.repository.newestCheckpoint(tx);
    const { size } = await this.repository.head(tx);
    if (!isDue(last, size, tx.now)) return false;
    const grown = await this.grownFrom(tx, last, size);
    const origin = this.logKeys.originOf(tx.districtId);
    const text = writeCheckpoint({ origin, size, root: grown.root!.toString('base64'), at: tx.now });
    const note = signNote(text, this.keys.name, this.keys.signingKey);
    await this.repository.keepCheckpoint(tx, { number: (last?.number ?? 0) + 1, size, note });
    return true;
  }

  /** The tree of the last checkpoint with what came after it, up to `size`. */
  private async grownFrom(
    tx: WriteTx,
    last: StoredCheckpoint | undefined,
    size: number,
  ): Promise<GrowingTree<Buffer>> {
    const signed = last && this.signedBy(tx, last);
    if (signed && signed.size > size) throw new LogBroken(`The log of ${tx.districtId} has become shorter.`);
    const grown = new GrowingTree(nodeHash, signed?.size, signed && (await this.tree.peaks(tx, signed.size)));
    if (signed && grown.root!.toString('base64') !== signed.root) {
      throw new LogBroken(
        `The log of ${tx.districtId} no longer begins with what checkpoint ${last.number} says.`,
      );
    }
    const key = this.keys.entryKey;
    while (grown.size < size) {
      const limit = Math.min(BATCH, size - grown.size);
      const leaves = await this.repository.entriesFrom(tx, grown.size, limit);
      if (leaves.length < limit) throw new LogBroken(`The log of ${tx.districtId} has lost leaves.`);
      for (const { index, hash: stored, ...entry } of leaves) {
        const own = entry.id !== null && (isAuthentic(entry, key) || (!last && entry.mac === ''));
        const hash = own ? leafHash(leafBytes(entry)) : undefined;
        if (index !== grown.size || !hash?.equals(stored)) {
          throw new LogBroken(`Leaf ${grown.size} of the log of ${tx.districtId} is not the program's own.`);
        }
        grown.add(hash);
      }
    }
    return grown;
  }

  private signedBy(tx: WriteTx, last: StoredCheckpoint) {
    const opened = openNote(last.note, this.logKeys.all);
    const checkpoint = opened && readCheckpoint(opened.text);
    if (checkpoint?.origin !== this.logKeys.originOf(tx.districtId) || checkpoint.size !== last.size) {
      throw new LogBroken(`Checkpoint ${last.number} of ${tx.districtId} was not signed by us.`);
    }
    return checkpoint;
  }
}

function isDue(last: StoredCheckpoint | undefined, size: number, now: string): boolean {
  if (!last) return size > 0;
  const age = Math.abs(Date.parse(now) - last.at.getTime());
  return age >= DAY || (size !== last.size && age >= MINUTE);
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { GrowingTree } from '@zeren/domain/registry/audit/merkle-tree';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { WriteTx } from '../../../platform/database/transaction';
import { leafBytes } from '../../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import { RecordKeys } from '../../../platform/record/record-keys';
import type { SealedKind } from '../../../platform/record/sealed-kind';
import { auditEntriesRefused } from './log-metrics';
import { LogTree, STORED_HEIGHT } from './log-tree';
import { LogRepository } from './log.repository';
import type { EntryPlace, LogHead, StoredSubtree } from './log.repository';
import { isAuthentic } from './recorded-entry';
import { leafHash, nodeHash } from './tree-hash';

/** Injection token of the kinds whose rows are sealed. */
export const SEALED_KINDS = Symbol('SEALED_KINDS');

const BATCH = 2_000;
const JOB = 'audit.sequence';
const UNIQUE_VIOLATION = '23505';

/**
 * Gives committed entries their places in the log of their district. No lock: business writes never wait for it, and of
 * two processes at the same place one fails on the index and leaves it to the other.
 */
@Injectable()
export class Sequencer {
  private readonly logger = new Logger('audit');
  /** Entries that were complained of already. */
  private readonly refused = new Set<string>();
  /** Districts where every kind that was added later is known to be sealed. */
  private readonly sealing = new Set<string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: LogRepository,
    private readonly tree: LogTree,
    private readonly keys: RecordKeys,
    @Inject(SEALED_KINDS) private readonly sealedKinds: readonly SealedKind[],
  ) {}

  districts(): Promise<string[]> {
    return this.unitOfWork.read(systemActor('', JOB), (tx) => this.repository.districts(tx));
  }

  /** Takes up all that waits in a district; answers how many entries. */
  async sequence(districtId: string): Promise<number> {
    const actor = systemActor(districtId, JOB);
    const head = await this.unitOfWork.read(actor, (tx) => this.repository.head(tx));
    if (head.size === 0) await this.unitOfWork.write(actor, (tx) => this.sealWhatStands(tx));
    if (!this.sealing.has(districtId)) {
      await this.unitOfWork.write(actor, (tx) => this.sealLaterKinds(tx));
      this.sealing.add(districtId);
    }
    if (head.fromElsewhere) await this.unitOfWork.write(actor, (tx) => this.sayThatItMoved(tx));
    let taken = 0;
    for (let after: EntryPlace | undefined; ;) {
      const batch = await this.unitOfWork
        .write(actor, (tx) => this.takeUp(tx, head, after))
        .catch((error: unknown) => {
          if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
          return undefined;
        });
      if (!batch) return taken;
      taken += batch.taken;
      if (!batch.last) return taken;
      after = batch.last;
    }
  }

  private async takeUp(tx: WriteTx, start: LogHead, after: EntryPlace | undefined) {
    const entries = start.fromElsewhere
      ? await this.repository.waitingAnywhere(tx, after, BATCH)
      : await this.repository.waiting(tx, start, after, BATCH);
    const authentic = await this.authentic(tx, entries);
    if (authentic.length > 0) await this.append(tx, authentic);
    const last = entries.length === BATCH ? entries.at(-1) : undefined;
    return { taken: authentic.length, last };
  }

  private async append(tx: WriteTx, entries: readonly RecordedEntry[]): Promise<void> {
    const { size } = await this.repository.head(tx);
    const grown = new GrowingTree(nodeHash, size, await this.tree.peaks(tx, size));
    const subtrees: StoredSubtree[] = [];
    const leaves = entries.map((entry) => {
      const hash = leafHash(leafBytes(entry));
      grown.add(hash, (subtree, over) => {
        if (subtree.height % STORED_HEIGHT === 0) subtrees.push({ ...subtree, hash: over });
      });
      return { entryId: entry.id, txid: entry.txid, hash };
    });
    await this.repository.append(tx, size, leaves, subtrees);
  }

  /**
   * Those that the program itself wrote. Until something of the log is signed, entries from before they were marked are
   * taken too. What somebody put in past the program stays without a leaf, and the verifier names it.
   */
  private async authentic(tx: WriteTx, entries: readonly RecordedEntry[]): Promise<RecordedEntry[]> {
    const unmarked = entries.some(({ mac }) => mac === '');
    const opening = unmarked && !(await this.repository.newestCheckpoint(tx));
    const key = this.keys.entryKey;
    return entries.filter((entry) => {
      const good = isAuthentic(entry, key) || (opening && entry.mac === '');
      if (!good) this.complain(entry);
      return good;
    });
  }

  private complain({ districtId, id }: RecordedEntry): void {
    if (this.refused.has(id)) return;
    this.refused.add(id);
    auditEntriesRefused.inc();
    this.logger.error({ msg: 'an entry of the record is not the program’s own', districtId, entryId: id });
  }

  /** What was sealed before seals had this form is sealed anew, once, when the district's log is opened. */
  private async sealWhatStands(tx: WriteTx): Promise<void> {
    if (!(await this.repository.holdsUnmarked(tx))) return;
    await this.sealUnsealed(tx, this.sealedKinds);
  }

  /** What stood before its kind was sealed is sealed once in each district, and that it was is in the record for good. */
  private async sealLaterKinds(tx: WriteTx): Promise<void> {
    const later = this.sealedKinds.filter(({ addedLater }) => addedLater);
    if (later.length === 0) return;
    const known = await this.repository.kindsBegun(tx);
    const begun = later.filter(({ kind }) => !known.has(kind));
    await this.sealUnsealed(tx, begun);
    const subject = { kind: 'district', id: tx.districtId };
    for (const { kind } of begun) tx.audit({ action: 'audit-log.seal-kind', subject, after: { kind } });
  }

  private async sealUnsealed(tx: WriteTx, kinds: readonly SealedKind[]): Promise<void> {
    for (const seal of kinds) {
      const rows = await this.repository.unsealed(tx, seal);
      for (const { id } of rows) tx.seal({ action: 'audit-log.open', seal, id });
    }
  }

  /** An entry of this server's own brings the order of its transactions back. */
  private async sayThatItMoved(tx: WriteTx): Promise<void> {
    const waiting = await this.repository.waiting(
      tx,
      { size: 0, txid: null, fromElsewhere: false },
      undefined,
      1,
    );
    if (waiting.length > 0) return;
    tx.audit({ action: 'audit-log.move', subject: { kind: 'district', id: tx.districtId } });
  }
}

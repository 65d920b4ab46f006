import { GrowingTree } from '@zeren/domain/registry/audit/merkle-tree';
import type { Subtree } from '@zeren/domain/registry/audit/merkle-tree';
import { leafBytes } from '../../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import { STORED_HEIGHT } from '../log/log-tree';
import { isAuthentic, RECORDED_ENTRY } from '../log/recorded-entry';
import { leafHash, nodeHash } from '../log/tree-hash';
import { judgeContents } from './entry-contents';
import type { StoredContents } from './entry-contents';
import { entryWords } from './entry-words';
import type { NamedEntry } from './entry-words';
import type { Verification } from './verification';
import { keptMilestones, storedMilestones } from './verify-checkpoints';
import type { Milestone } from './verify-checkpoints';

/** What is read of an entry beside what its leaf says. */
export const CONTENTS = `e.before::text AS before, e.after::text AS after, e.salt`;

interface LeafRow {
  readonly index: number;
  readonly entryId: string;
  readonly leafTxid: string;
  readonly hash: Buffer;
}
type LoggedEntry = RecordedEntry & StoredContents & LeafRow;
type Row = LoggedEntry | (LeafRow & { readonly id: null });

/** How the log ends, for what has not been taken up. */
export interface LogEnd {
  readonly size: number;
  readonly lastTxid: string | null;
}

/**
 * Reads a district's log from its first leaf to its last: every leaf against its entry, every content against its digest,
 * and the tree against everything that was signed of it.
 */
export class LogReading {
  /** Of the hashes that are stored, and of those that the entries have: what was edited shows in one of them. */
  private readonly stored = new GrowingTree(nodeHash);
  private readonly computed = new GrowingTree(nodeHash);
  private readonly nodes = new Map<string, Buffer>();
  private size = 0;
  /** Leaves that are not those of their entries, since the last milestone that fits. */
  private doubtful: LoggedEntry[] = [];
  private readonly cleared = new Map<string, LoggedEntry>();
  private readonly clearings = new Set<string>();
  private fitting = { size: 0, first: undefined as NamedEntry | undefined };
  private last: { readonly entry: NamedEntry | undefined; readonly txid: string } | undefined;
  private broken = false;

  constructor(private readonly verification: Verification) {}

  async read(): Promise<LogEnd> {
    await this.readNodes();
    const kept = keptMilestones(this.verification);
    const checkpoints = storedMilestones(this.verification);
    let next = await checkpoints.next();
    const reach = async (size: number) => {
      while (kept[0] && kept[0].size <= size) this.compare(kept.shift()!);
      for (; !next.done && next.value.size <= size; next = await checkpoints.next()) this.compare(next.value);
    };
    for await (const row of this.leaves()) {
      this.take(row);
      await reach(this.size);
    }
    for (; !next.done; next = await checkpoints.next()) this.beyond(next.value);
    for (const milestone of kept) this.beyond(milestone);
    this.settleDoubts(false);
    this.settleCleared();
    this.settleNodes();
    this.verification.figures.root = this.broken ? null : (this.stored.root?.toString('base64') ?? null);
    return { size: this.size, lastTxid: this.last?.txid ?? null };
  }

  private leaves(): AsyncGenerator<Row> {
    return this.verification.rows<Row>(
      `SELECT l.leaf_index::float8 AS index, l.entry_id AS "entryId", l.txid::text AS "leafTxid", l.leaf_hash AS hash,
              ${RECORDED_ENTRY}, ${CONTENTS}
       FROM audit_leaf l LEFT JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
       WHERE l.district_id = $1 ORDER BY l.leaf_index`,
    );
  }

  private take(row: Row): void {
    if (row.index < this.size) {
      this.verification.find('leaf-doubled', { index: row.index }, { index: row.index });
      return;
    }
    if (row.index > this.size) this.skip(row.index);
    if (row.id === null) this.missEntry(row);
    const hash = row.id === null ? row.hash : leafHash(leafBytes(row));
    if (row.id !== null) this.judge(row, hash);
    this.size = row.index + 1;
    if (!this.broken) this.grow(row.hash, hash);
    const entry = row.id === null ? undefined : row;
    this.fitting.first ??= entry;
    this.last = { entry: entry ?? this.last?.entry, txid: row.leafTxid };
    this.verification.figures.entries += 1;
  }

  /** Places that are not there: what follows can't be compared with what was signed. */
  private skip(index: number): void {
    const from = this.size;
    this.verification.find('leaf-missing', { from, to: index - 1 }, { index: from });
    this.broken = true;
  }

  private grow(stored: Buffer, computed: Buffer): void {
    const nodes = new Map<string, Buffer[]>();
    const note = ({ height, index }: Subtree, hash: Buffer) => {
      if (height % STORED_HEIGHT !== 0) return;
      const key = `${height} ${index}`;
      nodes.set(key, [...(nodes.get(key) ?? []), hash]);
    };
    this.stored.add(stored, note);
    this.computed.add(computed, note);
    for (const [key, hashes] of nodes) this.compareNode(key, hashes);
  }

  private missEntry({ entryId, index }: LeafRow): void {
    const after = this.last?.entry;
    const words = (text: string, where: string) => (after ? `${text}${where} ${after.at}` : text);
    const entry = {
      zh: words(`日志第 ${index} 条，记录 ${entryId}`, '，晚于'),
      en: words(`place ${index} of the log, entry ${entryId}`, ', after'),
    };
    this.verification.find('entry-missing', { entry }, { entryId, index });
  }

  private judge(row: LoggedEntry, hash: Buffer): void {
    const { entryKeys } = this.verification.options;
    const about = { entryId: row.id, index: row.index };
    if (!hash.equals(row.hash) || row.txid !== row.leafTxid) this.doubtful.push(row);
    else if (row.mac !== '' && entryKeys.length > 0 && !entryKeys.some((key) => isAuthentic(row, key))) {
      this.verification.find('entry-not-ours', { entry: entryWords(row) }, about);
    }
    const contents = judgeContents(row);
    if (contents === 'changed') {
      this.verification.find('entry-contents-changed', { entry: entryWords(row) }, about);
    }
    if (contents === 'cleared') this.cleared.set(row.id, row);
    if (row.action === 'audit-entry.mask') this.clearings.add(row.subjectId);
  }

  /** Whether the tree, as far as it is read, is what was signed. */
  private compare(milestone: Milestone): void {
    if (this.broken) return;
    const [stored, computed] = [this.stored, this.computed].map((tree) => tree.root?.toString('base64'));
    if (milestone.root !== stored && milestone.root !== computed) {
      this.broken = true;
      const about = { entryId: this.fitting.first?.id, index: this.fitting.size };
      const named = (entry: NamedEntry | undefined) => (entry ? entryWords(entry) : '?');
      this.settleDoubts(false);
      this.verification.find(
        'entries-rewritten',
        {
          from: this.fitting.size,
          to: milestone.size - 1,
          first: named(this.fitting.first),
          last: named(this.last?.entry),
          checkpoint: milestone.source,
        },
        about,
      );
      return;
    }
    if (milestone.kept) this.verification.figures.kept += 1;
    this.settleDoubts(milestone.root === computed && stored !== computed);
    this.fitting = { size: milestone.size, first: undefined };
  }

  /** Something was signed of a log longer than this one. */
  private beyond(milestone: Milestone): void {
    const { size } = this;
    const code = milestone.kept && size === 0 ? 'log-missing' : 'log-shorter';
    this.verification.find(
      code,
      { size, kept: milestone.size, checkpoint: milestone.source },
      { index: size },
    );
  }

  /** When the entries fit what was signed, it is the leaves that were edited. */
  private settleDoubts(entriesFit: boolean): void {
    for (const row of this.doubtful) {
      const about = { entryId: row.id, index: row.index };
      const code = entriesFit || row.txid !== row.leafTxid ? 'leaf-changed' : 'entry-changed';
      this.verification.find(code, { entry: entryWords(row), index: row.index }, about);
    }
    this.doubtful = [];
  }

  private settleCleared(): void {
    for (const [id, row] of this.cleared) {
      if (this.clearings.has(id)) continue;
      const about = { entryId: id, index: row.index };
      this.verification.find('entry-contents-missing', { entry: entryWords(row) }, about);
    }
  }

  private async readNodes(): Promise<void> {
    const rows = this.verification.rows<{ height: number; index: number; hash: Buffer }>(
      `SELECT height::int AS height, subtree_index::float8 AS index, hash FROM audit_subtree WHERE district_id = $1`,
    );
    for await (const { height, index, hash } of rows) this.nodes.set(`${height} ${index}`, hash);
  }

  private compareNode(key: string, hashes: readonly Buffer[]): void {
    const node = this.nodes.get(key);
    this.nodes.delete(key);
    if (!node || !hashes.some((hash) => hash.equals(node))) this.findNode(key);
  }

  /** Nodes of subtrees that the log has not come to. */
  private settleNodes(): void {
    if (!this.broken) for (const key of this.nodes.keys()) this.findNode(key);
  }

  private findNode(key: string): void {
    const [height, index] = key.split(' ').map(Number) as [number, number];
    this.verification.find('node-changed', { height, index }, { index: index * 2 ** height });
  }
}

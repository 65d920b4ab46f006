import { Injectable } from '@nestjs/common';
import { readCheckpoint } from '@zeren/domain/registry/audit/checkpoint';
import { findingWords } from '@zeren/domain/registry/audit/findings';
import type { FindingCode, FindingParameter } from '@zeren/domain/registry/audit/findings';
import { GrowingTree } from '@zeren/domain/registry/audit/merkle-tree';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { leafBytes } from '../../../platform/record/entry-bytes';
import { RecordKeys } from '../../../platform/record/record-keys';
import { Refused } from '../../../platform/refused';
import { looking, Looks } from '../entries/looks';
import { LogKeys } from '../log/log-keys';
import { LogBroken, LogTree } from '../log/log-tree';
import { LogRepository } from '../log/log.repository';
import type { StoredCheckpoint } from '../log/log.repository';
import { openNote } from '../log/note-signing';
import { isAuthentic } from '../log/recorded-entry';
import { leafHash, nodeHash } from '../log/tree-hash';
import { judgeContents } from './entry-contents';
import { entryWords } from './entry-words';
import type { LogCheckViewDto, LogFindingDto } from './log-check.dto';
import { LogCheckRepository } from './log-check.repository';
import type { CheckedLeaf } from './log-check.repository';

/** So many entries are read at a go; a part ends at a checkpoint, so the last one may be longer. */
const PART = 20_000;
const BATCH = 2_000;

/** Ends the reading of a part: this is the first thing that is not as it was signed. */
class Found extends Error {
  constructor(readonly finding: LogFindingDto) {
    super(finding.en);
  }
}

/**
 * The auditor reads a district's log again from the page: every entry against its leaf, its contents against its digests,
 * and the tree against every signature, part by part, so that no request lasts long. What only somebody outside can see
 * (a log that was cut, business rows changed past the program) is for witnesses and `npm run verify-audit`.
 */
@Injectable()
export class LogCheckService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logs: LogRepository,
    private readonly repository: LogCheckRepository,
    private readonly tree: LogTree,
    private readonly keys: RecordKeys,
    private readonly logKeys: LogKeys,
    private readonly looks: Looks,
  ) {}

  async check(actor: Actor, districtId: string, from: number): Promise<LogCheckViewDto> {
    const view = await this.unitOfWork.read({ ...actor, districtId }, (tx) => this.part(tx, from));
    if (view.next === null) {
      const { to, finding } = view;
      const result = { districtId, entries: to, finding: finding?.code ?? null };
      await this.unitOfWork.write(looking(actor), (tx) => Promise.resolve(this.looks.verified(tx, result)));
    }
    return view;
  }

  private async part(tx: ReadTx, from: number): Promise<LogCheckViewDto> {
    const { size } = await this.logs.head(tx);
    const newest = await this.logs.newestCheckpoint(tx);
    const start = from === 0 ? undefined : await this.repository.checkpointOf(tx, from);
    if (from > 0 && !start) throw new Refused(platformRefusals['request.not-found']());
    const signed = newest?.size ?? 0;
    const checkpoints = await this.repository.checkpointsUpTo(tx, from, from + PART);
    const to = checkpoints.at(-1)?.size ?? from;
    const view = { from, to, checkpoints: checkpoints.length, signed, unsigned: Math.max(0, size - signed) };
    try {
      await this.read(tx, start, checkpoints);
      return { ...view, finding: null, next: to < signed ? to : null };
    } catch (error) {
      if (error instanceof Found) return { ...view, finding: error.finding, next: null };
      throw error;
    }
  }

  private async read(
    tx: ReadTx,
    start: StoredCheckpoint | undefined,
    checkpoints: readonly StoredCheckpoint[],
  ): Promise<void> {
    const grown = await this.grownTo(tx, start);
    let first: CheckedLeaf | undefined;
    let last: CheckedLeaf | undefined;
    for (const checkpoint of checkpoints) {
      const root = this.rootOf(tx, checkpoint);
      const begin = grown.size;
      while (grown.size < checkpoint.size) {
        const limit = Math.min(BATCH, checkpoint.size - grown.size);
        const leaves = await this.repository.leaves(tx, grown.size, limit);
        for (const leaf of leaves) {
          this.judge(leaf, grown.size);
          grown.add(leaf.hash);
          first = grown.size - 1 === begin ? leaf : first;
          last = leaf;
        }
        if (leaves.length < limit) this.missing(grown.size, checkpoint.size - 1);
      }
      if (grown.root?.toString('base64') === root || checkpoint.size === 0) continue;
      found(
        'entries-rewritten',
        {
          ...{ from: begin, to: checkpoint.size - 1, checkpoint: namedCheckpoint(checkpoint) },
          ...{ first: named(first), last: named(last) },
        },
        { index: begin, entryId: first?.id ?? null },
      );
    }
  }

  /** The tree that a checkpoint was signed of, from the stored hashes next below. */
  private async grownTo(tx: ReadTx, start: StoredCheckpoint | undefined): Promise<GrowingTree<Buffer>> {
    if (!start) return new GrowingTree(nodeHash);
    try {
      const grown = new GrowingTree(nodeHash, start.size, await this.tree.peaks(tx, start.size));
      if (grown.root!.toString('base64') === this.rootOf(tx, start)) return grown;
    } catch (error) {
      if (!(error instanceof LogBroken)) throw error;
    }
    return found('node-changed', { height: 8, index: Math.floor(start.size / 256) }, { index: start.size });
  }

  /** The root that a checkpoint was signed with. */
  private rootOf(tx: ReadTx, { number, size, note }: StoredCheckpoint): string {
    const opened = openNote(note, this.logKeys.all);
    const said = opened && readCheckpoint(opened.text);
    if (!said) return found('checkpoint-forged', { number });
    const inPlace =
      said.size === size && this.logKeys.all.some(({ name }) => said.origin === `${name}/${tx.districtId}`);
    return inPlace ? said.root : found('checkpoint-misplaced', { number });
  }

  private judge(leaf: CheckedLeaf, expected: number): void {
    if (leaf.index !== expected) this.missing(expected, leaf.index - 1);
    const about = { index: leaf.index, entryId: leaf.entryId };
    if (leaf.id === null) {
      const place = {
        zh: `日志第 ${leaf.index} 条，记录 ${leaf.entryId}`,
        en: `place ${leaf.index} of the log, entry ${leaf.entryId}`,
      };
      return found('entry-missing', { entry: place }, about);
    }
    const entry = entryWords(leaf);
    const own = leaf.mac === '' || isAuthentic(leaf, this.keys.entryKey);
    if (!leafHash(leafBytes(leaf)).equals(leaf.hash)) {
      return found(own ? 'leaf-changed' : 'entry-changed', { entry, index: leaf.index }, about);
    }
    if (!own) return found('entry-not-ours', { entry }, about);
    if (judgeContents(leaf) === 'changed') return found('entry-contents-changed', { entry }, about);
  }

  private missing(from: number, to: number): never {
    return found('leaf-missing', { from, to }, { index: from });
  }
}

function found(
  code: FindingCode,
  parameters: Readonly<Record<string, FindingParameter>>,
  { index = null, entryId = null }: { index?: number | null; entryId?: string | null } = {},
): never {
  throw new Found({ code, index, entryId, ...findingWords(code, parameters) });
}

const named = (leaf: CheckedLeaf | undefined) => (leaf && leaf.id !== null ? entryWords(leaf) : '?');

const namedCheckpoint = ({ number }: StoredCheckpoint) => ({
  zh: `检查点 ${number}`,
  en: `checkpoint ${number}`,
});

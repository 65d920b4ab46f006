import type { ItemToImport } from '@zeren/domain/cycle/responsibility/import/check-list-import';
import { itemKey } from '@zeren/domain/cycle/responsibility/import/replaced-drafts';
import type { ImportFault, ImportSeverity } from '@zeren/domain/platform/import-fault';
import type { RunFindings } from '../../../platform/imports/check-run.repository';

/** Nobody reads further; the counts of the summary are of all. */
const MOST_FAULTS = 5_000;

/** What was found in a table until now, portion by portion. */
export class ListFindings {
  rows = 0;
  portions = 0;
  private goodRows = 0;
  private undated = 0;
  private items = 0;
  private readonly postIds = new Set<string>();
  /** By post that has a draft: what goes to it, see {@link itemKey}. */
  private readonly comingTo = new Map<string, Set<string>>();
  /** In the order of the rows, while there are not too many. */
  private readonly inOrder: ImportFault[] = [];
  private readonly faults: Record<ImportSeverity, ImportFault[]> = { error: [], warning: [] };
  private readonly counts: Record<ImportSeverity, number> = { error: 0, warning: 0 };

  constructor(
    private readonly year: number,
    private readonly draftPostIds: ReadonlySet<string>,
    private readonly targetsOf: (item: ItemToImport) => readonly string[],
  ) {}

  add(rows: number, items: readonly ItemToImport[], faults: readonly ImportFault[]): void {
    this.rows += rows;
    this.portions += 1;
    this.goodRows += items.length;
    for (const item of items) {
      const targets = this.targetsOf(item);
      if (item.cadenceClauses === null) this.undated += 1;
      this.items += targets.length;
      for (const id of targets) {
        this.postIds.add(id);
        if (!this.draftPostIds.has(id)) continue;
        const coming = this.comingTo.get(id) ?? new Set();
        this.comingTo.set(id, coming.add(itemKey(item)));
      }
    }
    this.blame(faults);
  }

  /** The posts whose draft is replaced, each with what goes to it. */
  get replaced(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.comingTo;
  }

  /** All of it, with the faults of the table as such; first what happens to drafts, which is no fault of the table's. */
  all(ofTheTable: readonly ImportFault[], ofDrafts: ImportFault | null): RunFindings {
    this.blame(ofTheTable);
    return {
      faults: ofDrafts ? [ofDrafts, ...this.kept()] : this.kept(),
      canApply: this.postIds.size > 0,
      summary: {
        year: this.year,
        rows: this.rows,
        goodRows: this.goodRows,
        errors: this.counts.error,
        warnings: this.counts.warning,
        undated: this.undated,
        lists: this.postIds.size,
        replacedLists: this.comingTo.size,
        items: this.items,
      },
    };
  }

  private blame(faults: readonly ImportFault[]): void {
    for (const fault of faults) {
      const { severity } = fault;
      this.counts[severity] += 1;
      if (this.inOrder.length < MOST_FAULTS) this.inOrder.push(fault);
      if (this.faults[severity].length < MOST_FAULTS) this.faults[severity].push(fault);
    }
  }

  /** Errors before warnings where there are too many to keep. */
  private kept(): readonly ImportFault[] {
    const { error, warning } = this.faults;
    if (this.counts.error + this.counts.warning <= MOST_FAULTS) return this.inOrder;
    return [...error, ...warning].slice(0, MOST_FAULTS);
  }
}

import type { Client } from 'pg';
import { findingWords } from '@zeren/domain/registry/audit/findings';
import type { Finding, FindingCode, FindingParameter } from '@zeren/domain/registry/audit/findings';
import type { SealedKind } from '../../../platform/record/sealed-kind';
import type { NoteKey } from '../log/note-signing';

/** What is verified, and with what in hand. */
export interface VerificationOptions {
  /** Keys that checkpoints are checked with. */
  readonly keys: readonly NoteKey[];
  /** Notes of checkpoints that were kept elsewhere. */
  readonly kept: readonly string[];
  /** With the program's own keys every entry that it did not write is named; an outsider has none. */
  readonly entryKeys: readonly Buffer[];
  readonly sealedKinds: readonly SealedKind[];
  /** The moment the database was left as it is, an ISO instant; what waits since long before is a finding. */
  readonly at: string;
  readonly onFinding: (finding: Finding) => void;
}

/** What was looked at in one district. */
export interface DistrictFigures {
  readonly districtId: string;
  readonly name: string;
  entries: number;
  checkpoints: number;
  /** Base64, of all leaves; null for an empty log. */
  root: string | null;
  /** Kept checkpoints that fit. */
  kept: number;
  /** Entries that the sequencer has not come to yet. */
  waiting: number;
  sealedRows: number;
  /** Rows whose last entry has been cleared, so that they can't be compared. */
  uncomparable: number;
  findings: number;
}

/** One district being verified: the connection, what is in hand, and where findings go. */
export class Verification {
  private cursors = 0;

  constructor(
    readonly client: Client,
    readonly options: VerificationOptions,
    readonly figures: DistrictFigures,
  ) {}

  get districtId(): string {
    return this.figures.districtId;
  }

  find(
    code: FindingCode,
    parameters: Readonly<Record<string, FindingParameter>>,
    about: { entryId?: string | null; subjectId?: string; index?: number } = {},
  ): void {
    this.figures.findings += 1;
    this.options.onFinding({
      code,
      districtId: this.districtId,
      entryId: about.entryId ?? null,
      subjectId: about.subjectId ?? null,
      index: about.index ?? null,
      ...findingWords(code, parameters),
    });
  }

  /** Rows one by one, however many there are. `$1` in the text is the district. */
  async *rows<Row extends object>(text: string, ...literals: string[]): AsyncGenerator<Row> {
    const cursor = `verify_${(this.cursors += 1)}`;
    const values = [this.districtId, ...literals].map((value) => this.client.escapeLiteral(value));
    const query = text.replace(/\$(\d)/g, (_, at: string) => values[Number(at) - 1]!);
    await this.client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`);
    try {
      for (;;) {
        const { rows } = await this.client.query<Row>(`FETCH 2000 FROM ${cursor}`);
        yield* rows;
        if (rows.length < 2000) return;
      }
    } finally {
      await this.client.query(`CLOSE ${cursor}`);
    }
  }
}

/** Two ordered sequences side by side, in the order of their keys. */
export async function* sideBySide<Left, Right>(
  lefts: AsyncGenerator<Left>,
  rights: AsyncGenerator<Right>,
  compare: (left: Left, right: Right) => number,
): AsyncGenerator<{ left?: Left; right?: Right }> {
  let [left, right] = [await lefts.next(), await rights.next()];
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compare(left.value, right.value);
    yield {
      ...(order <= 0 && !left.done ? { left: left.value } : {}),
      ...(order >= 0 && !right.done ? { right: right.value } : {}),
    };
    if (order <= 0) left = await lefts.next();
    if (order >= 0) right = await rights.next();
  }
}

import { join } from 'node:path';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { Refused } from '../refused';
import { childProgram, framesOf } from './document-process';
import type { ChildLimits } from './document-process';
import { tooLarge } from './package-check';
import type { SheetPortion } from './sheet';

/** A fault to show in a workbook: the cell is filled and gets a comment. */
export interface CellMark {
  readonly sheet: string;
  readonly address: string;
  readonly note: string;
  readonly severity: 'error' | 'warning';
}

export interface MarkOrder {
  readonly verb: 'mark';
  readonly marks: readonly CellMark[];
}
export interface ReadOrder {
  readonly verb: 'read';
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly portionRows: number;
}
/** What the child is asked to do with the file that follows. */
export type ChildOrder = MarkOrder | ReadOrder;
/** What the child says: rows while it reads, then how it ended. After a `mark` that went well the workbook follows. */
export type ChildAnswer =
  | { readonly portion: SheetPortion }
  | { readonly end: 'done' | 'too-large' | 'unreadable' }
  /** The first cell that is computed: what stands in it may be another thing on the next machine. */
  | { readonly end: 'formula'; readonly sheet: string; readonly address: string };

// On the clock of the wall: a machine with both cores taken needs long for a small file too.
const LIMITS: ChildLimits = { milliseconds: 45_000, megabytes: 400 };
/** A hundred thousand rows take 900 MB; nobody waits in front of a page for them. */
const LIMITS_OF_MUCH: ChildLimits = { milliseconds: 300_000, megabytes: 1_100 };
const PROGRAM = childProgram(join(__dirname, 'workbook-child'));

/** From this many megabytes unpacked on, a workbook is much. */
const MUCH = 20;
/** The rows of a workbook's sheets. */
export async function* readInChild(
  order: ReadOrder,
  file: Buffer,
  limits = LIMITS,
): AsyncGenerator<SheetPortion> {
  for await (const frame of framesOf(PROGRAM, order, file, limits)) {
    const answer = answerIn(frame);
    if ('portion' in answer) yield answer.portion;
  }
}

/** The workbook with its marks. */
export async function markInChild(order: MarkOrder, file: Buffer, limits = LIMITS): Promise<Buffer> {
  const frames: Buffer[] = [];
  for await (const frame of framesOf(PROGRAM, order, file, limits)) frames.push(frame);
  const [end, workbook] = frames;
  if (end) answerIn(end);
  if (!workbook) throw unreadable();
  return workbook;
}

/** What a frame says; throws when the child gave up. */
function answerIn(frame: Buffer): ChildAnswer {
  const answer = JSON.parse(frame.toString('utf8')) as ChildAnswer;
  if ('end' in answer && answer.end === 'too-large') throw tooLarge();
  if ('end' in answer && answer.end === 'unreadable') throw unreadable();
  if ('end' in answer && answer.end === 'formula') {
    const { sheet, address } = answer;
    throw new Refused(documentRefusals['document.formula']({ parameters: { sheet, address } }));
  }
  return answer;
}

/** What a workbook may cost that unpacks to so many megabytes. */
export const limitsFor = (unpackedMegabytes: number): ChildLimits =>
  unpackedMegabytes < MUCH ? LIMITS : LIMITS_OF_MUCH;

const unreadable = () => new Refused(documentRefusals['document.unreadable']());

import { join } from 'node:path';
import { GRID } from '@zeren/domain/registry/evidence/likeness';
import { PREVIEW_LIMITS } from '@zeren/domain/registry/evidence/preview';
import type { PreviewBlock } from '@zeren/domain/registry/evidence/preview';
import { childProgram, framesOf } from '../../../platform/documents/document-process';
import type { ChildLimits } from '../../../platform/documents/document-process';
import { checkPackage } from '../../../platform/documents/package-check';
import { workbookPortions } from '../../../platform/documents/workbook';

/** What the child is asked about the file that follows. */
export interface InspectOrder {
  readonly mediaType: string;
  /** Side of the small grey picture. */
  readonly grid: number;
  /** The longer side of the thumbnail, in pixels. */
  readonly thumbnail: number;
  readonly maxPixels: number;
  readonly limits: typeof PREVIEW_LIMITS;
}

/** What it says; a thumbnail follows in a frame of its own. */
export interface InspectAnswer {
  readonly grey: readonly number[] | null;
  readonly documentOn: string | null;
  readonly blocks: readonly PreviewBlock[];
}

const THUMBNAIL = 480;
const MAX_PIXELS = 60_000_000;
/** Looking into larger files than this costs more than it tells. */
export const MOST_INSPECTED = 50 * 1024 * 1024;
const LIMITS: ChildLimits = { milliseconds: 60_000, megabytes: 500 };
const PROGRAM = childProgram(join(__dirname, 'inspect-child'));
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const SHEET = `${OFFICE}.spreadsheetml.sheet`;
const UNTOLD = /^(video\/|image\/hei[cf]$)/;

/** Whether anything can be told of such a file. */
export const isInspected = (mediaType: string, size: number): boolean =>
  size <= MOST_INSPECTED && !UNTOLD.test(mediaType);

/** Looks into a file in a process of its own; throws when it can't be read. */
export async function inspectFile(
  file: Buffer,
  mediaType: string,
): Promise<InspectAnswer & { readonly thumbnail: Buffer | null }> {
  const order: InspectOrder = {
    mediaType,
    grid: GRID,
    thumbnail: THUMBNAIL,
    maxPixels: MAX_PIXELS,
    limits: PREVIEW_LIMITS,
  };
  if (mediaType.startsWith(OFFICE)) await checkPackage(file);
  const frames: Buffer[] = [];
  for await (const frame of framesOf(PROGRAM, order, file, LIMITS)) frames.push(frame);
  const answer = JSON.parse(frames[0]!.toString('utf8')) as InspectAnswer;
  const blocks = mediaType === SHEET ? await sheets(file) : answer.blocks;
  return { ...answer, blocks, thumbnail: frames[1] ?? null };
}

/** The first rows of each sheet, read by the program that reads every workbook. */
async function sheets(file: Buffer): Promise<PreviewBlock[]> {
  const { rows: most, columns, blocks: mostSheets } = PREVIEW_LIMITS;
  const found = new Map<string, string[][]>();
  for await (const { name, rows } of workbookPortions(file)) {
    // A sheet comes in portions; its first is enough.
    if (found.has(name) || found.size >= mostSheets) continue;
    found.set(
      name,
      rows.slice(0, most).map(({ cells }) => {
        const row: string[] = [];
        for (const { address, text } of cells) row[columnOf(address)] = text;
        return Array.from(row.slice(0, columns), (cell) => cell ?? '');
      }),
    );
  }
  return [...found].map(([name, rows]) => ({ kind: 'table', name, rows }));
}

/** `B7` is in the column 1. */
function columnOf(address: string): number {
  const letters = /^[A-Z]+/.exec(address)?.[0] ?? 'A';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

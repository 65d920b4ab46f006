/** Where the day of the thing itself comes from: what somebody said goes before what the file says of itself. */
export type HappenedOnSource = 'person' | 'photo' | 'document';

/** What is known of when the thing was. */
export interface DayFacts {
  /** The day that somebody gave. */
  readonly happenedOn: string | null;
  /** The instant at which a photograph says that it was taken. */
  readonly capturedAt: string | null;
  /** The day on which a document says that it was last changed. */
  readonly documentOn: string | null;
}

const SHANGHAI = 8 * 3_600_000;

/** The date in Asia/Shanghai at an instant. */
export function shanghaiDayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI).toISOString().slice(0, 10);
}

/** The day of the thing itself, and who says so. */
export function dayOfTheThing({ happenedOn, capturedAt, documentOn }: DayFacts): {
  readonly day: string | null;
  readonly source: HappenedOnSource | null;
} {
  if (happenedOn !== null) return { day: happenedOn, source: 'person' };
  if (capturedAt !== null) {
    return { day: shanghaiDayOf(new Date(capturedAt)), source: 'photo' };
  }
  return documentOn === null ? { day: null, source: null } : { day: documentOn, source: 'document' };
}

/** Words in names of files, the telling ones first. */
const BY_NAME: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/签到|sign-?in/i, '签到表'],
  [/纪要|会议记录|minutes/i, '会议纪要'],
  [/台账|台帐|ledger/i, '台账'],
  [/统计|汇总|statistics/i, '统计表'],
  [/截图|截屏|screen-?shot|screencapture/i, '截图'],
];

/** The kind of evidence that a file most likely is, so that nobody need say it: a code of the catalogue. */
export function guessEvidenceKind(fileName: string, mediaType: string): string {
  const named = BY_NAME.find(([pattern]) => pattern.test(fileName))?.[1];
  if (named) return named;
  if (mediaType.startsWith('image/')) return '照片';
  return mediaType.startsWith('video/') ? '录像' : '文件';
}

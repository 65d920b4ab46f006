/** A kind of file that may be evidence. What a file is, its bytes say; its name is only data. */
export interface EvidenceKind {
  readonly extension: string;
  readonly mediaType: string;
  /** Whether a browser shows it inside a page; everything else is downloaded. */
  readonly inline: boolean;
  /** Whether its bytes carry no signature, so that the name decides between the kinds of plain text. */
  readonly plainText: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const kind = (extension: string, mediaType: string, options: Partial<EvidenceKind> = {}): EvidenceKind => ({
  extension,
  mediaType,
  inline: false,
  plainText: false,
  ...options,
});

/** Everything that is taken; pages, scripts, archives and old macro-bearing formats are not. */
export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  kind('jpg', 'image/jpeg', { inline: true }),
  kind('png', 'image/png', { inline: true }),
  kind('webp', 'image/webp', { inline: true }),
  kind('heic', 'image/heic'),
  kind('heic', 'image/heif'),
  kind('pdf', 'application/pdf'),
  kind('docx', `${OFFICE}.wordprocessingml.document`),
  kind('xlsx', `${OFFICE}.spreadsheetml.sheet`),
  kind('pptx', `${OFFICE}.presentationml.presentation`),
  kind('mp4', 'video/mp4'),
  kind('txt', 'text/plain', { plainText: true }),
  kind('csv', 'text/csv', { plainText: true }),
];

const MEGABYTE = 1024 * 1024;
/** The largest file that is taken; one of this size comes in pieces. */
export const EVIDENCE_SIZE_LIMIT = 200 * MEGABYTE;
/** The largest file that comes in one request: the body of a form is cut there. */
export const ONE_REQUEST_LIMIT = 20 * MEGABYTE;
/** From this size on a screen sends pieces; below it one request is as good. */
export const IN_PIECES_FROM = 2 * MEGABYTE;
/** The largest piece, and the one that a screen sends: half a minute over a village's line. */
export const PIECE_LIMIT = 8 * MEGABYTE;
export const PIECE_SENT = 512 * 1024;

/** The kind of a media type that is taken. */
export function evidenceKindOf(mediaType: string): EvidenceKind | undefined {
  return EVIDENCE_KINDS.find((known) => known.mediaType === mediaType);
}

/** The kind of a file without signature, by its name. */
export function plainTextKindOf(fileName: string): EvidenceKind | undefined {
  const extension = extensionOf(fileName);
  return EVIDENCE_KINDS.find((known) => known.plainText && known.extension === extension);
}

const LONGEST_NAME = 120;

/** A file name as it is kept and shown: no path, no control or direction characters, of bearable length. */
export function cleanFileName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim();
  const characters = [...plain];
  if (characters.length <= LONGEST_NAME) return plain === '' ? '未命名' : plain;
  const extension = extensionOf(plain);
  const tail = extension === '' ? '' : `.${extension}`;
  return `${characters.slice(0, LONGEST_NAME - tail.length).join('')}${tail}`;
}

/** The name under which a file is handed out: whatever it was called, its ending is the one of its real type. */
export function downloadName(fileName: string, mediaType: string): string {
  const extension = evidenceKindOf(mediaType)?.extension ?? 'bin';
  const own = extensionOf(fileName);
  const fits =
    own === extension || (extension === 'jpg' && own === 'jpeg') || (extension === 'heic' && own === 'heif');
  return fits ? fileName : `${fileName}.${extension}`;
}

function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

// The one program that looks into evidence: pictures and documents from outside. Like the workbook's, it runs in a process
// of its own with a memory cap, a time limit, no environment and no right to write files or start processes. ESM with
// nothing but type imports of our own, so that Node runs the source as it is (specs) and the build's output alike.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TextDecoder } from 'node:util';
import type { PreviewBlock } from '@zeren/domain/registry/evidence/preview';
import type { InspectAnswer, InspectOrder } from './inspect-process.js';

const nodeRequire = createRequire(import.meta.url);

async function readInput(): Promise<{ order: InspectOrder; file: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const input = Buffer.concat(chunks);
  const headLength = input.readUInt32BE(0);
  return {
    order: JSON.parse(input.subarray(4, 4 + headLength).toString('utf8')) as InspectOrder,
    file: input.subarray(4 + headLength),
  };
}

const NOTHING: InspectAnswer = { grey: null, documentOn: null, blocks: [] };

// --- pictures ---

async function picture(file: Buffer, order: InspectOrder): Promise<[InspectAnswer, Buffer?]> {
  const { imageSize } = await import('image-size');
  const { width, height, orientation = 1 } = imageSize(file);
  // What unpacks to more than this is no photograph.
  if (width * height > order.maxPixels) return [NOTHING];
  const { PhotonImage, resize, SamplingFilter } = (await import('@silvia-odwyer/photon-node')).default;
  const whole = PhotonImage.new_from_byteslice(file);
  const scale = Math.min(1, order.thumbnail / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const small = resize(whole, w, h, SamplingFilter.Triangle);
  whole.free();
  const upright = stood(small.get_raw_pixels(), w, h, orientation);
  const stand = new PhotonImage(upright.pixels, upright.width, upright.height);
  const thumbnail = Buffer.from(stand.get_bytes_jpeg(78));
  const grid = resize(stand, order.grid, order.grid, SamplingFilter.Triangle).get_raw_pixels();
  const grey = Array.from({ length: order.grid ** 2 }, (_, at) =>
    Math.round(0.299 * grid[at * 4]! + 0.587 * grid[at * 4 + 1]! + 0.114 * grid[at * 4 + 2]!),
  );
  return [{ ...NOTHING, grey }, thumbnail];
}

/** The pixels as the camera was held (Exif orientation 1 to 8). */
function stood(
  pixels: Uint8Array,
  width: number,
  height: number,
  orientation: number,
): { pixels: Uint8Array; width: number; height: number } {
  if (orientation < 2 || orientation > 8) return { pixels, width, height };
  const swapped = orientation > 4;
  const [w, h] = swapped ? [height, width] : [width, height];
  const from: Readonly<Record<number, (x: number, y: number) => [number, number]>> = {
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, height - 1 - y],
    4: (x, y) => [x, height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, height - 1 - x],
    7: (x, y) => [width - 1 - y, height - 1 - x],
    8: (x, y) => [width - 1 - y, x],
  };
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const [sx, sy] = from[orientation]!(x, y);
      out.set(pixels.subarray((sy * width + sx) * 4, (sy * width + sx) * 4 + 4), (y * w + x) * 4);
    }
  }
  return { pixels: out, width: w, height: h };
}

// --- documents ---

async function pdf(file: Buffer, { limits }: InspectOrder): Promise<InspectAnswer> {
  // Drawing is the browser's; the names must only exist.
  const drawing = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) drawing[name] ??= class {};
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = join(dirname(nodeRequire.resolve('pdfjs-dist/package.json')), 'cmaps/');
  const document = await getDocument({
    data: new Uint8Array(file),
    cMapUrl: folder,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  }).promise;
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  const blocks: PreviewBlock[] = [];
  let left: number = limits.characters;
  for (
    let number = 1;
    number <= document.numPages && left > 0 && blocks.length < limits.blocks;
    number += 1
  ) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .trim();
    if (text !== '') blocks.push({ kind: 'paragraph', text: text.slice(0, left) });
    left -= text.length;
  }
  return { ...NOTHING, documentOn: pdfDay(info['ModDate']) ?? pdfDay(info['CreationDate']), blocks };
}

/** `D:20261104093000+08'00'`: the day as the writer saw it. */
function pdfDay(value: unknown): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)/.exec(typeof value === 'string' ? value : '');
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}

async function word(file: Buffer, { limits }: InspectOrder): Promise<PreviewBlock[]> {
  const mammoth = (await import('mammoth')).default;
  const { value } = await mammoth.convertToHtml(
    { buffer: file },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  return blocksOf(value, limits);
}

/** The library's markup as text and tables: its tags are few, and nothing of them is ever shown as markup. */
function blocksOf(markup: string, limits: InspectOrder['limits']): PreviewBlock[] {
  const blocks: PreviewBlock[] = [];
  let table: string[][] | null = null;
  let depth = 0;
  let text = '';
  let left: number = limits.characters;
  const flush = (kind: 'heading' | 'paragraph') => {
    if (table) return;
    const said = text.trim().slice(0, left);
    left -= said.length;
    if (said !== '' && blocks.length < limits.blocks) blocks.push({ kind, text: said });
    text = '';
  };
  for (const [, tag, words] of markup.matchAll(/<(\/?\w+)[^>]*>|([^<]+)/g)) {
    if (words !== undefined) text += unescaped(words);
    else if (tag === 'table') {
      depth += 1;
      if (depth === 1) {
        flush('paragraph');
        table = [];
      }
    } else if (tag === '/table') {
      depth -= 1;
      if (depth === 0 && table) {
        if (blocks.length < limits.blocks) blocks.push({ kind: 'table', name: null, rows: table });
        table = null;
        text = '';
      }
    } else if (depth === 1 && tag === 'tr') table!.push([]);
    else if (depth === 1 && (tag === '/td' || tag === '/th')) {
      const row = table!.at(-1);
      const said = text.trim().slice(0, left);
      left -= said.length;
      if (row && table!.length <= limits.rows && row.length < limits.columns) row.push(said);
      text = '';
    } else if (/^\/h[1-6]$/.test(tag!)) flush('heading');
    else if (tag === '/p' || tag === '/li') {
      if (table) text += ' ';
      else flush('paragraph');
    } else if (tag === 'br') text += '\n';
  }
  flush('paragraph');
  return blocks.map((block) =>
    block.kind === 'table' ? { ...block, rows: block.rows.slice(0, limits.rows) } : block,
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, hex ? 16 : 10))),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

/** The entries of an office package that are asked for, each cut at a megabyte. */
async function entries(file: Buffer, wanted: RegExp): Promise<Map<string, string>> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(file, { lazyEntries: true, strictFileNames: false });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    if (!wanted.test(entry.fileName) || found.size >= 200) continue;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > 1_048_576) break;
    }
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return found;
}

/** When the document was changed last: made of a form, it was created when the form was. */
function lastChanged(core: string | undefined): string | null {
  const found =
    /<dcterms:(?:modified)[^>]*>([^<]+)</.exec(core ?? '') ??
    /<dcterms:created[^>]*>([^<]+)</.exec(core ?? '');
  const instant = Date.parse(found?.[1] ?? '');
  return Number.isNaN(instant) ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

function slides(parts: ReadonlyMap<string, string>, limits: InspectOrder['limits']): PreviewBlock[] {
  return [...parts]
    .flatMap(([name, xml]): [number, string][] => {
      const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1];
      return number === undefined ? [] : [[Number(number), xml]];
    })
    .sort(([a], [b]) => a - b)
    .slice(0, limits.blocks)
    .map(([, xml]): PreviewBlock => {
      const text = xml
        .split('</a:p>')
        .map((part) => [...part.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, run]) => unescaped(run!)).join(''))
        .filter((line) => line.trim() !== '')
        .join('\n');
      return { kind: 'paragraph', text: text.slice(0, 5_000) };
    })
    .filter(({ kind, ...block }) => kind === 'table' || ('text' in block && block.text !== ''));
}

function plain(file: Buffer, { mediaType, limits }: InspectOrder): PreviewBlock[] {
  const text = decoded(file.subarray(0, limits.characters * 4));
  if (mediaType !== 'text/csv') return [{ kind: 'paragraph', text: text.slice(0, limits.characters) }];
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .slice(0, limits.rows)
    .map((line) => line.split(',').slice(0, limits.columns));
  return [{ kind: 'table', name: null, rows }];
}

function decoded(bytes: Buffer): string {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    return strict.decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function inspected(file: Buffer, order: InspectOrder): Promise<[InspectAnswer, Buffer?]> {
  const { mediaType } = order;
  if (mediaType.startsWith('image/')) return picture(file, order);
  if (mediaType === 'application/pdf') return [await pdf(file, order)];
  if (mediaType.startsWith('text/')) return [{ ...NOTHING, blocks: plain(file, order) }];
  const parts = await entries(file, /^(docProps\/core\.xml|ppt\/slides\/slide\d+\.xml)$/);
  const documentOn = lastChanged(parts.get('docProps/core.xml'));
  const blocks = mediaType.endsWith('wordprocessingml.document')
    ? await word(file, order)
    : slides(parts, order.limits);
  return [{ ...NOTHING, documentOn, blocks }];
}

function write(content: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return new Promise((resolve) => process.stdout.write(Buffer.concat([length, content]), () => resolve()));
}

const { order, file } = await readInput();
const [answer, thumbnail] = await inspected(file, order);
await write(Buffer.from(JSON.stringify(answer)));
if (thumbnail) await write(thumbnail);
process.exit(0);

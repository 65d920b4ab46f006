import { crc32, deflateSync } from 'node:zlib';

/** A small picture or note as somebody would attach to a report; every number gives another one. */
export function evidenceFile(number: number): { readonly fileName: string; readonly content: Buffer } {
  return number % 3 === 2
    ? { fileName: `会议纪要${number + 1}.txt`, content: Buffer.from(minutes(number)) }
    : { fileName: `现场照片${number + 1}.png`, content: picture(number) };
}

function minutes(number: number): string {
  return [
    `会议纪要（示例第 ${number + 1} 份）`,
    '一、听取上次议定事项落实情况；',
    '二、研究本期任务，逐项明确责任人和完成时间；',
    '三、下次会议前报送进展。',
    '',
  ].join('\n');
}

const WIDTH = 320;
const HEIGHT = 200;

/** Fields below a sky, in colours of its own: an RGB image without any library. */
function picture(number: number): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) row.set(colour(x, y, number), 1 + x * 3);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colour(x: number, y: number, number: number): [number, number, number] {
  const horizon = 80 + Math.round(12 * Math.sin((x + number * 40) / 50));
  if (y < horizon) return [150 + (y >> 1), 190 + (y >> 2), 230];
  const furrow = ((x + (y - horizon) * ((number % 5) + 1)) >> 4) % 2;
  return [90 + furrow * 20, 130 + ((number * 17) % 50) + furrow * 15, 60 + ((y - horizon) >> 2)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

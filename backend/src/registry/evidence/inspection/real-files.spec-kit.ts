import { PhotonImage, resize, SamplingFilter } from '@silvia-odwyer/photon-node';
import { writeZip } from './zip.spec-kit';

/** A drawn scene: hills and a sky of its own for every number. */
export function scene(number: number, width = 640, height = 480): PhotonImage {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const hill = height / 2 + (height / 5) * Math.sin((x / width) * (3 + number * 1.7) + number);
      const light =
        y < hill ? 120 + 90 * Math.sin((x / width) * 2 * number + y / 97) : 60 + ((x * number + y * 3) % 80);
      pixels.set([light, light * 0.9, 255 - light, 255], (y * width + x) * 4);
    }
  }
  return new PhotonImage(pixels, width, height);
}

export const jpeg = (image: PhotonImage, quality: number): Buffer =>
  Buffer.from(image.get_bytes_jpeg(quality));

export const smaller = (image: PhotonImage): PhotonImage =>
  resize(
    image,
    Math.round(image.get_width() / 2),
    Math.round(image.get_height() / 2),
    SamplingFilter.Lanczos3,
  );

/** Turned a quarter clockwise, its pixels and not only a note about them. */
export function turned(image: PhotonImage): PhotonImage {
  const [width, height, from] = [image.get_width(), image.get_height(), image.get_raw_pixels()];
  const pixels = new Uint8Array(from.length);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < height; x += 1) {
      const at = ((height - 1 - x) * width + y) * 4;
      pixels.set(from.subarray(at, at + 4), (y * height + x) * 4);
    }
  }
  return new PhotonImage(pixels, height, width);
}

/** The same JPEG with a note that it lies on its side (Exif orientation 6). */
export function lyingOnItsSide(file: Buffer): Buffer {
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1');
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), segment, exif, file.subarray(2)]);
}

/** A document of one paragraph a text, and a table. */
export function docx(
  paragraphs: readonly string[],
  rows: readonly (readonly string[])[],
  changedOn: string,
): Buffer {
  const text = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const table = rows
    .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${text(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('');
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return writeZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>${changedOn}T02:00:00Z</dcterms:modified></cp:coreProperties>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map(text).join('')}<w:tbl>${table}</w:tbl></w:body></w:document>`,
  });
}

/** A page with one line, and the day on which it was written. */
export function pdf(line: string, day: string): Buffer {
  const stream = `BT /F1 18 Tf 20 100 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /CreationDate (D:${day}090000+08'00') >>`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((content, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

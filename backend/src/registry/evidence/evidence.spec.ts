import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DataSource } from 'typeorm';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { ENTITIES } from '../../app.module';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { readConfiguration } from '../../platform/configuration/configuration';
import { createDataSource } from '../../platform/database/data-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { JobQueue } from '../../platform/jobs/job-queue';
import { PlatformModule } from '../../platform/platform.module';
import { EvidenceCommands } from './evidence-commands';
import { EvidenceReads } from './evidence-reads';
import { EvidenceModule } from './evidence.module';
import { photo } from './photo.spec-kit';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const GB18030 = Buffer.from([0xbb, 0xe1, 0xd2, 0xe9, 0xbc, 0xcd, 0xd2, 0xaa]); // 会议纪要

describe('evidence', () => {
  let database: TestDatabase;
  let source: DataSource;
  let module: TestingModule;
  let county: SmallCounty;
  let unitOfWork: UnitOfWork;
  let commands: EvidenceCommands;
  let reads: EvidenceReads;
  let actor: Actor;
  /** Each spec has evidence for one of its own. */
  const duties: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'zeren-evidence-spec-'));
  const spool = mkdtempSync(join(tmpdir(), 'zeren-evidence-spool-'));
  const usualSpool = process.env.TMPDIR;

  beforeAll(async () => {
    process.env.TMPDIR = spool;
    database = await createTestDatabase();
    county = await createSmallCounty(database.owner);
    for (let left = 24; left > 0; left -= 1)
      duties.push(
        await county.addDuty({ at: 'village', opensOn: '2026-01-01', dueOn: `2026-06-${left + 5}` }),
      );
    source = await createDataSource(database.appUrl, ENTITIES, 5).initialize();
    const configuration = readConfiguration({
      APP_DATABASE_URL: database.appUrl,
      WORKER_DATABASE_URL: database.workerUrl,
      DATA_DIR: folder,
    });
    module = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, source), EvidenceModule],
    })
      .overrideProvider(JobQueue)
      .useValue({ add: () => Promise.resolve(true), addMany: () => Promise.resolve(true) } satisfies JobQueue)
      .compile();
    module.useLogger(false);
    await module.init();
    unitOfWork = module.get(UnitOfWork);
    reads = module.get(EvidenceReads);
    commands = module.get(EvidenceCommands);
    actor = {
      ...systemActor(county.districtId, 'spec'),
      accountId: randomUUID(),
      tenureId: county.tenures.village,
    };
  });
  afterAll(async () => {
    await module.close();
    await source.destroy();
    await database.drop();
    if (usualSpool === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usualSpool;
    for (const each of [folder, spool]) rmSync(each, { recursive: true });
  });

  const upload = (fileName: string, bytes: Buffer) => ({ fileName, stream: Readable.from([bytes]) });
  const store = (fileName: string, bytes: Buffer, organizationId = county.organizations.village) =>
    commands.store(actor, organizationId, upload(fileName, bytes));
  const subject = () => ({ kind: 'duty', id: duties.pop()! });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error: { refusal?: { code: string } }) => error.refusal?.code,
    );
  const objects = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  describe('what a file is', () => {
    it.each<[string, () => Buffer | Promise<Buffer>, string]>([
      ['照片.png', () => PNG, 'image/png'],
      ['改了名.jpg', () => PNG, 'image/png'],
      ['通知.pdf', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n'), 'application/pdf'],
      [
        '台账.xlsx',
        () => writeWorkbook([{ name: '台账', columns: [{ header: '项目' }], rows: [['一']] }]),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      ['记录.txt', () => GB18030, 'text/plain'],
      ['名单.csv', () => Buffer.from('姓名,岗位\n林小满,书记\n'), 'text/csv'],
    ])('%s is told by its bytes', async (name, bytes, mediaType) => {
      expect((await store(name, await bytes())).mediaType).toBe(mediaType);
    });

    it.each<[string, Buffer]>([
      ['页面.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
      ['程序.txt', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)])],
      ['二进制.csv', Buffer.from([0x61, 0x00, 0x62])],
      ['压缩.zip', Buffer.from('504b0304140000000000', 'hex')],
    ])('%s is not taken, and nothing of it is kept', async (name, bytes) => {
      const before = objects().length;
      expect(await refusal(store(name, bytes))).toBe('evidence.kind-not-taken');
      expect(objects()).toHaveLength(before);
    });

    it('has some bytes, and not more than a form may carry', async () => {
      expect(await refusal(store('空.txt', Buffer.alloc(0)))).toBe('evidence.file-empty');
      const large = {
        fileName: '大.txt',
        // As the parser of forms leaves a stream that it has cut.
        stream: Object.assign(Readable.from([Buffer.from('a')]), { truncated: true }),
      };
      expect(await refusal(commands.store(actor, county.organizations.village, large))).toBe(
        'evidence.too-large',
      );
      expect(readdirSync(spool)).toEqual([]);
    });
  });

  it('keeps the same bytes of one organisation once, and says since when it has them', async () => {
    const bytes = Buffer.from('同一份会议记录');
    const first = await store('记录.txt', bytes);
    const one = await unitOfWork.write(actor, (tx) => commands.attach(tx, first, subject()));
    const before = objects().length;
    const again = await store('另一个名字.txt', bytes);
    expect(again.storageKey).toBe(first.storageKey);
    expect(objects()).toHaveLength(before);
    const other = await unitOfWork.write(actor, (tx) => commands.attach(tx, again, subject()));
    expect(one.view.firstUploadedAt).toBeNull();
    expect(other.view).toMatchObject({ fileName: '另一个名字.txt', firstUploadedAt: one.view.uploadedAt });
  });

  it('stays one piece when the same bytes come twice for one subject', async () => {
    const about = subject();
    const bytes = Buffer.from('只此一份');
    const first = await store('一.txt', bytes);
    const one = await unitOfWork.write(actor, (tx) => commands.attach(tx, first, about));
    const two = await unitOfWork.write(actor, (tx) => commands.attach(tx, first, about));
    expect([one.added, two.added]).toEqual([true, false]);
    expect(two.view.id).toBe(one.view.id);
  });

  it('is linked again instead of uploaded twice, within its organisation only', async () => {
    const [first, second, foreign] = [subject(), subject(), subject()];
    const stored = await store('可再用.txt', Buffer.from('可再用'));
    const { view } = await unitOfWork.write(actor, (tx) => commands.attach(tx, stored, first));
    const { village, orchard } = county.organizations;
    const offered = await unitOfWork.read(actor, (tx) => reads.reusable(tx, village, second));
    expect(offered.map((each) => each.id)).toContain(view.id);
    const link = (organizationId: string, id: string, to: { kind: string; id: string }) =>
      unitOfWork.write(actor, (tx) => commands.linkExisting(tx, organizationId, id, to));
    expect((await link(village, view.id, second)).added).toBe(true);
    expect((await link(village, view.id, second)).added).toBe(false);
    expect(await refusal(link(orchard, view.id, foreign))).toBe('evidence.not-of-your-organization');
    expect(await refusal(link(village, randomUUID(), second))).toBe('request.not-found');
    const left = await unitOfWork.read(actor, (tx) => reads.reusable(tx, village, second));
    expect(left.map((each) => each.id)).not.toContain(view.id);
    const carried = await unitOfWork.read(actor, (tx) => reads.ofSubject(tx, second));
    expect(carried).toMatchObject([{ id: view.id, uploadedBy: '清溪村党总支书记' }]);
  });

  it('is handed out through its subject only, as an attachment that nothing runs, and every opening is kept', async () => {
    const about = subject();
    const stored = await store('十一月\r\n会议.txt', Buffer.from('已开会'));
    const { view } = await unitOfWork.write(actor, (tx) => commands.attach(tx, stored, about));
    const opened = await unitOfWork.write(actor, (tx) => commands.open(tx, about, view.id));
    expect(opened.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="_____.txt"; filename*=UTF-8''${encodeURIComponent('十一月会议.txt')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(opened.headers['content-security-policy']).toContain('sandbox');
    expect(await text(await opened.read())).toBe('已开会');
    const openings = await database.owner.query(
      'SELECT account_id, tenure_id FROM evidence_opening WHERE evidence_id = $1',
      [view.id],
    );
    expect(openings.rows).toEqual([{ account_id: actor.accountId, tenure_id: actor.tenureId }]);
    expect(await refusal(unitOfWork.write(actor, (tx) => commands.open(tx, subject(), view.id)))).toBe(
      'request.not-found',
    );
  });

  it('knows when a photograph says that it was taken', async () => {
    const stored = await store('现场.jpg', photo({ 0x9003: '2026:11:20 09:30:00' }));
    const { view } = await unitOfWork.write(actor, (tx) => commands.attach(tx, stored, subject()));
    expect(view).toMatchObject({ mediaType: 'image/jpeg', capturedAt: '2026-11-20T01:30:00.000Z' });
  });

  it('is typed by its name, dated by the photograph, and described by whoever reports', async () => {
    const about = subject();
    const { village, orchard } = county.organizations;
    const stored = await store('11月例会签到.jpg', photo({ 0x9003: '2026:11:20 23:30:00' }));
    const { view } = await unitOfWork.write(actor, (tx) => commands.attach(tx, stored, about));
    expect(view).toMatchObject({ kindCode: '签到表', kindEn: 'Attendance sheet', version: 1 });
    expect(view).toMatchObject({ happenedOn: '2026-11-20', happenedOnSource: 'photo' });
    const describe = (version: number, body: object, organizationId = village) =>
      unitOfWork.write(actor, (tx) =>
        commands.describe(tx, { subject: about, organizationId }, view.id, version, {
          kindCode: '照片',
          ...body,
        }),
      );
    const said = await describe(1, { happenedOn: '2026-11-03', fromWhom: ' 村委会 ', proves: '党课一次' });
    expect(said).toMatchObject({ kindCode: '照片', happenedOn: '2026-11-03', happenedOnSource: 'person' });
    expect(said).toMatchObject({ fromWhom: '村委会', proves: '党课一次', version: 2 });
    expect(await refusal(describe(1, {}))).toBe('request.changed-meanwhile');
    expect(await refusal(describe(2, { kindCode: '口头' }))).toBe('evidence.kind-unknown');
    expect(await refusal(describe(2, { happenedOn: '2999-01-01' }))).toBe('evidence.day-to-come');
    expect(await refusal(describe(2, {}, orchard))).toBe('evidence.described-by-its-own');
    expect(await describe(2, {})).toMatchObject({ happenedOn: '2026-11-20', happenedOnSource: 'photo' });
  });

  it('shows a photo inside the page', async () => {
    const about = subject();
    const stored = await store('现场.png', PNG);
    const { view } = await unitOfWork.write(actor, (tx) => commands.attach(tx, stored, about));
    const opened = await unitOfWork.write(actor, (tx) => commands.open(tx, about, view.id));
    expect(opened.headers['content-disposition']).toMatch(/^inline;/);
  });

  it('lets nobody take an opening back', async () => {
    await expect(source.query('DELETE FROM evidence_opening')).rejects.toThrow(/permission denied/);
    await expect(source.query('UPDATE evidence_opening SET at = now()')).rejects.toThrow(/permission denied/);
  });
});

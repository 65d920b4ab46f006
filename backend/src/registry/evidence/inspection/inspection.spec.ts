import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { openEvidence } from '../evidence.spec-kit';
import type { EvidenceKit } from '../evidence.spec-kit';
import { inspectFile } from './inspect-process';
import { docx, jpeg, lyingOnItsSide, pdf, scene, smaller, turned } from './real-files.spec-kit';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const MINUTES = [
  '镇党委召开党建例会，听取各村党组织书记汇报基层党建重点任务进展情况，逐村亮灯，红灯两村由包村领导次日到场督办。',
  '会议强调要把党员教育管理、发展党员、组织生活会等基础工作抓细抓实，下月例会前完成整改并报送结果，逾期通报。',
];

describe('what a job finds in evidence', () => {
  let kit: EvidenceKit;
  beforeAll(async () => (kit = await openEvidence()));
  afterAll(() => kit.close());

  const inspected = async (at: 'village' | 'orchard' | 'wangshu', fileName: string, content: Buffer) => {
    const { subject } = await kit.upload(at, fileName, content);
    await kit.inspect();
    return kit.seen(at, subject);
  };

  it('says which other unit uploaded the same file and when, to the later one alone, once', async () => {
    const notice = Buffer.from(`${MINUTES.join('\n')}原件`);
    const first = await kit.upload('village', '通知.txt', notice);
    await kit.inspect();
    await kit.database.setClock('2026-11-24T02:00:00Z');
    const later = await inspected('orchard', '别的名字.txt', notice);
    expect(later.signs).toEqual([
      {
        kind: 'same-elsewhere',
        zh: expect.stringContaining('与清溪村党总支2026年11月23日上传的是同一个文件') as string,
        en: expect.stringContaining('on 2026-11-23') as string,
      },
    ]);
    expect((await kit.seen('village', first.subject)).signs).toEqual([]);
    const { rows } = await kit.database.owner.query(
      `SELECT after FROM audit_entry WHERE action = 'evidence.sign' AND subject_id = $1`,
      [later.id],
    );
    expect(rows).toEqual([{ after: { signs: ['same-elsewhere'] } }]);
  });

  it('finds a picture again that was saved smaller and worse, or turned, and no other picture', async () => {
    const hall = scene(1);
    await inspected('village', '会场.jpg', jpeg(hall, 92));
    const kinds = async (name: string, file: Buffer) =>
      (await inspected('wangshu', name, file)).signs.map(({ kind }) => kind);
    expect(await kinds('压缩.jpg', jpeg(smaller(hall), 40))).toEqual(['similar-picture']);
    expect(await kinds('转向.jpg', jpeg(turned(hall), 80))).toEqual(['similar-picture']);
    expect(await kinds('注明转向.jpg', lyingOnItsSide(jpeg(hall, 85)))).toEqual(['similar-picture']);
    expect(await kinds('另一场.jpg', jpeg(scene(5), 90))).toEqual([]);
    expect(await kinds('空白.jpg', jpeg(scene(0, 8, 8), 90))).toEqual([]);
  });

  it('finds the minutes again under another date, with their own day and a preview in text and tables', async () => {
    const first = await inspected(
      'village',
      '会议纪要.docx',
      docx(
        ['11月4日', ...MINUTES],
        [
          ['村', '灯'],
          ['清溪', '红'],
        ],
        '2026-11-04',
      ),
    );
    expect(first).toMatchObject({ happenedOn: '2026-11-04', happenedOnSource: 'document', hasPreview: true });
    const copy = await inspected(
      'orchard',
      '纪要.docx',
      docx(
        ['10月8日', ...MINUTES],
        [
          ['村', '灯'],
          ['果园', '绿'],
        ],
        '2026-10-09',
      ),
    );
    expect(copy.signs.map(({ kind }) => kind)).toEqual(['similar-text', 'before-the-period']);
    expect(copy.signs[1]!.zh).toContain('2026年10月9日，早于本项办理期（2026年11月1日起）');
  });

  it('reads a page, a workbook and slides as text and tables, and never as markup', async () => {
    const page = await inspectFile(pdf('Held <b>today</b>', '20261104'), 'application/pdf');
    expect(page).toMatchObject({
      documentOn: '2026-11-04',
      blocks: [{ kind: 'paragraph', text: 'Held <b>today</b>' }],
    });
    const rows = [['清溪', '14']];
    const table = await writeWorkbook([
      { name: '台账', columns: [{ header: '村' }, { header: '党员' }], rows },
    ]);
    expect((await inspectFile(table, `${OFFICE}.spreadsheetml.sheet`)).blocks).toEqual([
      {
        kind: 'table',
        name: '台账',
        rows: [
          ['村', '党员'],
          ['清溪', '14'],
        ],
      },
    ]);
    const word = docx(['甲 &lt;script&gt;alert(1)&lt;/script&gt;'], [['一', '二']], '2026-11-04');
    expect((await inspectFile(word, `${OFFICE}.wordprocessingml.document`)).blocks).toEqual([
      { kind: 'paragraph', text: '甲 <script>alert(1)</script>' },
      { kind: 'table', name: null, rows: [['一', '二']] },
    ]);
  });

  it('takes a broken file for evidence that tells nothing', async () => {
    const broken = Buffer.concat([jpeg(scene(2), 90).subarray(0, 900), Buffer.alloc(50)]);
    const view = await inspected('village', '坏.jpg', broken);
    expect(view).toMatchObject({ inspecting: false, hasThumbnail: false, signs: [] });
  });
});

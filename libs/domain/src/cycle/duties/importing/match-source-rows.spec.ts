import { matchSourceRows } from './match-source-rows';
import type { ImportableDuty, MatchContext } from './match-source-rows';
import { mergedResult } from './merge-rows';
import { readSourceDay } from './read-source-day';
import { guessColumns, readSourceTable } from './read-source-table';
import { checkMapping, recognise, suggestTitles } from './report-mapping';
import type { ReportMapping } from './report-mapping';
import { sourceRows } from './source-row';

const HEADER = ['会议编号', '组织名称', '会议类型', '会议主题', '召开时间', '参会人数'];
const THEME_DAY = '每月固定日开展主题党日';
const MEETING = '每季度召开支部党员大会';

const sheet = (...rows: string[][]) => ({
  name: '会议',
  rows: rows.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((text, at) => ({ address: `${'ABCDEFGH'[at]}${index + 1}`, text })),
  })),
});
const MAPPING: ReportMapping = {
  columns: {
    reference: '会议编号',
    unit: '组织名称',
    kind: '会议类型',
    result: '会议主题',
    day: '召开时间',
    quantity: '参会人数',
  },
  serves: [
    { kind: '主题党日', titles: [THEME_DAY] },
    { kind: '支部党员大会', titles: [MEETING] },
  ],
  units: { 清溪村支部: 'village' },
};
const month = (number: number, state: ImportableDuty['state'] = 'owed'): ImportableDuty => ({
  id: `theme-${number}`,
  postId: 'secretary',
  title: THEME_DAY,
  periodLabel: `2026年${number}月`,
  opensOn: `2026-0${number}-01`,
  dueOn: `2026-0${number}-25`,
  state,
});
const CONTEXT: MatchContext = {
  today: '2026-09-20',
  units: [
    { id: 'village', name: '清溪村党总支', code: 'QX' },
    { id: 'school', name: '望舒中学党支部', code: 'ZX' },
  ],
  posts: [
    {
      id: 'secretary',
      organizationId: 'village',
      title: '党总支书记',
      kind: '村党组织书记',
      isHead: true,
      holderName: '林小满',
    },
    {
      id: 'deputy',
      organizationId: 'village',
      title: '副书记',
      kind: '副书记',
      isHead: false,
      holderName: '周小暑',
    },
  ],
  duties: [
    month(7, 'reported'),
    month(8),
    month(9),
    { ...month(9), id: 'deputy-9', postId: 'deputy' },
    { ...month(7), id: 'q3', title: MEETING, periodLabel: '2026年第三季度', dueOn: '2026-09-30' },
  ],
  isKnown: (reference) => reference === '#M000',
};
const match = (...rows: string[][]) => {
  const table = readSourceTable([sheet(['9月会议台账'], HEADER, ...rows)])!;
  return matchSourceRows(sourceRows(table, MAPPING), MAPPING, CONTEXT);
};

describe('a table of another system', () => {
  it('is found below its title, and its columns are guessed by their names and values', () => {
    const table = readSourceTable([
      sheet(['说明'], ['随便']),
      sheet(['9月会议台账'], HEADER, ['M1', '清溪村党总支', '主题党日', '学习', '2026-09-05 09:00', '28']),
    ])!;
    expect(table).toMatchObject({ headerRow: 2, rows: [{ number: 3 }] });
    expect(guessColumns(table)).toEqual(MAPPING.columns);
    const foreign = readSourceTable([sheet(['Verein', 'wann', 'was'], ['A', '2026/9/5', 'B'])])!;
    expect(guessColumns(foreign)).toEqual({ day: 'wann' });
    expect(readSourceTable([sheet(['只有一行'])])).toBeNull();
    expect(guessColumns(readSourceTable([sheet(['受理编号', '主责承办单位'], ['1', '2'])])!)).toEqual({
      reference: '受理编号',
      unit: '主责承办单位',
    });
  });

  it.each([
    ['2026-09-05 09:00', '2026-09-05'],
    ['2026/9/5', '2026-09-05'],
    ['2026年9月5日上午', '2026-09-05'],
    ['20260905', '2026-09-05'],
    ['9月5日', '2026-09-05'],
    ['12月5日', '2025-12-05'],
    ['2026-02-30', undefined],
    ['上周', undefined],
  ])('reads the day %s', (text, day) => {
    expect(readSourceDay(text, '2026-09-20')).toBe(day);
  });

  it('is asked once which column is what, and known again by its header', () => {
    const columns = HEADER.map((header) => ({ header }));
    expect(checkMapping(' 会议平台 ', MAPPING, columns)).toMatchObject({
      ok: true,
      value: { name: '会议平台' },
    });
    const refused = (name: string, change: Partial<ReportMapping>) => {
      const outcome = checkMapping(name, { ...MAPPING, ...change }, columns);
      return outcome.ok ? 'kept' : outcome.refusal.code;
    };
    expect(refused('', {})).toBe('report-import.name-missing');
    expect(refused('x', { columns: { unit: '组织名称', result: '会议主题' } })).toBe(
      'report-import.column-missing-day',
    );
    expect(refused('x', { columns: { ...MAPPING.columns, day: '日期' } })).toBe(
      'report-import.column-unknown',
    );
    expect(refused('x', { serves: [{ kind: '主题党日', titles: [] }] })).toBe('report-import.serves-nothing');

    const remembered = [{ id: 1, header: HEADER, mapping: MAPPING }];
    expect(recognise([...HEADER].reverse(), remembered)?.id).toBe(1);
    expect(recognise([...HEADER, '记录人'], remembered)?.id).toBe(1);
    expect(recognise(HEADER.slice(0, 3), remembered)).toBeUndefined();
    expect(suggestTitles('主题党日', [MEETING, THEME_DAY])).toEqual([THEME_DAY]);
  });
});

describe('its rows', () => {
  it('report on the duty of their unit, kind and day, and those of one duty together', () => {
    const { reports, faults, counts } = match(
      ['M000', '清溪村党总支', '主题党日', '上月已导入', '2026-08-03', '30'],
      ['M1', '清溪村支部', '主题党日', '学习条例', '2026-09-05 09:00', '28'],
      ['M2', 'QX', '支部党员大会', '讨论发展党员', '2026-08-12', '30'],
      ['M3', '中共清溪村党总支', '支部党员大会', '通报工作', '2026-09-01', '26'],
      ['M4', '清溪村党总支', '主题党日', '补开', '2026-08-28', ''],
    );
    expect(faults).toEqual([]);
    expect(counts).toEqual({ rows: 5, goodRows: 4, known: 1, alreadyReported: 0 });
    expect(reports).toEqual([
      {
        dutyId: 'theme-9',
        postId: 'secretary',
        reportedOn: '2026-09-05',
        result: '9月5日主题党日：学习条例，参会人数28',
        rows: [4],
        references: ['#M1'],
      },
      {
        dutyId: 'q3',
        postId: 'secretary',
        reportedOn: '2026-09-01',
        result: '开展2次：8月12日支部党员大会：讨论发展党员；9月1日支部党员大会：通报工作。参会人数合计56',
        rows: [5, 6],
        references: ['#M2', '#M3'],
      },
      // After the 25th, and before September opened: August's, done late.
      expect.objectContaining({ dutyId: 'theme-8', reportedOn: '2026-08-28' }),
    ]);
  });

  it('that match nothing are told why by their cell, and the rest goes on', () => {
    const { reports, faults } = match(
      ['M1', '清溪村', '主题党日', '学习', '2026-09-05', ''],
      ['M2', '', '主题党日', '', '改天', ''],
      ['M3', '望舒中学党支部', '主题党日', '学习', '2026-09-05', ''],
      ['M4', '清溪村党总支', '谈心谈话', '谈话', '2026-09-05', ''],
      ['M5', '清溪村党总支', '主题党日', '学习', '2026-07-05', ''],
      ['M6', '清溪村党总支', '主题党日', '学习', '2026-09-29', ''],
      ['M7', '清溪村党总支', '主题党日', '学习', '2026-01-05', ''],
      ['M8', '清溪村党总支', '主题党日', '学习', '2026-09-05', ''],
      ['M8', '清溪村党总支', '主题党日', '学习', '2026-09-05', ''],
    );
    expect(faults.map(({ cell, row, code }) => `${cell ?? row} ${code}`)).toEqual([
      'B3 unit.unknown',
      'B4 unit.missing',
      'E4 day.unreadable',
      'D4 result.missing',
      'B5 duty.none',
      'C6 kind.not-served',
      '7 duty.reported-already',
      'E8 day.future',
      'E9 duty.no-period',
      '11 row.twice',
    ]);
    expect(faults[0]!.zh).toContain('是不是：清溪村党总支？');
    expect(faults[8]!.zh).toContain('最近的是 2026年7月（2026-07-01 至 2026-07-25）');
    expect(reports.map(({ dutyId, rows }) => [dutyId, rows])).toEqual([['theme-9', [10]]]);
  });

  it('are the head’s, unless they name another post or its holder; several are never guessed', () => {
    const named = { ...MAPPING, columns: { ...MAPPING.columns, person: '主持人' } };
    const rows = (person: string) => {
      const table = readSourceTable([
        sheet([...HEADER, '主持人'], ['M1', 'QX', '主题党日', '学习', '2026-09-05', '', person]),
      ])!;
      return (mapping: ReportMapping, context = CONTEXT) =>
        matchSourceRows(sourceRows(table, mapping), mapping, context);
    };
    expect(rows('周小暑')(named).reports).toMatchObject([{ dutyId: 'deputy-9' }]);
    expect(rows('谁也不是')(named).reports).toMatchObject([{ dutyId: 'theme-9' }]);
    const both = { ...MAPPING, serves: [{ kind: '主题党日', titles: [THEME_DAY, MEETING] }] };
    const { reports, faults } = rows('')(both);
    expect(reports).toEqual([]);
    expect(faults).toMatchObject([{ code: 'duty.several', cell: 'C2' }]);
    expect(faults[0]!.zh).toContain(MEETING);
  });

  it('make a line of at most 500 characters, however many they are', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...{ day: `2026-09-${String((index % 28) + 1).padStart(2, '0')}`, kind: '党课' },
      ...{ result: '讲'.repeat(80), quantity: '2.5人' },
    }));
    const line = mergedResult(many, '人数');
    expect([...line].length).toBeLessThanOrEqual(500);
    expect(line).toMatch(/^开展60次：.*等。人数合计150$/s);
    expect([...mergedResult([{ ...many[0]!, result: '讲'.repeat(900) }], '人数')].length).toBe(
      [...mergedResult([{ ...many[0]!, result: '讲'.repeat(800) }], '人数')].length,
    );
    expect(mergedResult([{ ...many[0]!, quantity: '若干' }, many[1]!], '人数')).not.toContain('合计');
  });
});

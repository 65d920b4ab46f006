import { columnLetter } from '../../../platform/import-fault';
import { documentOf, declared } from '../scheme.spec-kit';
import { readScheme } from '../scheme/read-scheme';
import type { Scheme } from '../scheme/scheme';
import { FACTS_HEADER, FACTS_SHEET, factsOfSheet, factsRows } from './facts-sheet';
import type { SheetGiven } from './sheet-rows';

const FACTS = {
  n: 'number',
  lied: 'flag',
  level: { kind: 'word', words: ['好', '"差"', ' 前空'] },
  faults: { kind: 'tally', words: ['轻微', '严重'] },
  r: 'register',
};
const VALUES = [
  {
    n: '-1.50',
    lied: false,
    level: '"差"',
    faults: { 轻微: '2' },
    r: [{ incident: '通报_x0041_', name: '市' }],
  },
  { n: '0', lied: true, level: ' 前空', faults: {}, r: [] },
  { n: null, lied: null, level: '好', faults: null, r: null },
];
const units = VALUES.map((_, index) => ({ organizationId: `u${index}`, organizationName: `第${index}家` }));

describe('facts as a sheet', () => {
  const read = readScheme(
    documentOf({
      facts: declared(FACTS),
      indicators: [
        {
          ...{ code: 'X', name: { zh: 'X', en: 'X' }, points: '10' },
          rule: {
            kind: 'formula',
            points: 'if(lied or level = "好", n, count(faults, "轻微") + total(r))',
          },
        },
      ],
    }),
  );
  const scheme = (read as { scheme: Scheme }).scheme;
  const held = units.map((unit, index) => ({
    ...unit,
    facts: Object.entries(VALUES[index]!).map(([key, value]) => ({
      ...{ key, value: value as unknown, evidence: value === null ? null : '=会议纪要' },
    })),
  }));
  const standing = held.flatMap(({ organizationId, facts }) =>
    facts.filter(({ value }) => value !== null).map((fact) => ({ organizationId, ...fact })),
  );
  const asked = { scheme, units, keys: new Set(Object.keys(FACTS)), standing };
  const rows = () => factsRows(held, scheme);
  const given = (all: readonly (readonly string[])[]): SheetGiven[] => [
    {
      name: FACTS_SHEET,
      rows: [FACTS_HEADER, ...all].map((row, index) => ({
        number: index + 1,
        texts: new Map(
          row.flatMap((text, column) => (text === '' ? [] : [[columnLetter(column), text] as const])),
        ),
      })),
    },
  ];
  const faultsOf = (change: (all: string[][]) => void) => {
    const all = rows();
    change(all);
    return factsOfSheet(given(all), asked).faults.map(({ code, cell, row }) => [code, cell ?? row]);
  };

  it('come back as they were, whatever their kind', () => {
    const { facts, faults } = factsOfSheet(given(rows()), asked);
    expect(faults).toEqual([]);
    expect(facts).toEqual(
      held.flatMap(({ organizationId, facts: own }) => own.map((fact) => ({ organizationId, ...fact }))),
    );
  });

  it('are refused by their cells', () => {
    expect(faultsOf((all) => (all[0]![4] = '多'))).toEqual([['facts-value', 'E2']]);
    expect(faultsOf((all) => (all[1]![4] = '也许'))).toEqual([['facts-value', 'E3']]);
    expect(faultsOf((all) => (all[3]![4] = '轻微2件'))).toEqual([['facts-value', 'E5']]);
    expect(faultsOf((all) => (all[0]![2] = 'm'))).toEqual([['facts-key-unknown', 'C2']]);
    expect(faultsOf((all) => (all[0]![6] = 'u9'))).toEqual([['facts-unit-unknown', 'A2']]);
    expect(faultsOf((all) => (all[0]![4] = ''))).toEqual([['facts-evidence-alone', 'F2']]);
    expect(faultsOf((all) => all.push([...all[0]!]))).toEqual([['facts-twice', 17]]);
    // The name is enough where there is one of it.
    expect(faultsOf((all) => (all[0]![6] = ''))).toEqual([]);
    expect(factsOfSheet([], asked).faults.map(({ code }) => code)).toEqual(['facts-sheet-missing']);
  });

  it('are not overwritten by a sheet of before: what stood and what stands are both told, by the cell', () => {
    const now = standing.filter(({ organizationId, key }) => organizationId !== 'u1' || key !== 'n');
    now.push({ organizationId: 'u2', key: 'n', value: '9', evidence: '补记' });
    const faults = (change: (all: string[][]) => void) => {
      const all = rows();
      change(all);
      return factsOfSheet(given(all), { ...asked, standing: now }).faults.map(({ cell, zh }) => [
        cell,
        /导出时是(.*)，现在是(.*?)。/.exec(zh)?.slice(1).join(' '),
      ]);
    };
    const gone = [
      ['E7', '“0” “（空）”'],
      ['F7', '“=会议纪要” “（空）”'],
    ];
    const come = [
      ['E12', '“（空）” “9”'],
      ['F12', '“（空）” “补记”'],
    ];
    expect(faults(() => undefined)).toEqual([...gone, ...come]);
    // Whoever gives what stands now takes nothing from anybody.
    expect(faults((all) => all[10]!.splice(4, 2, '9', '补记'))).toEqual(gone);
    expect(faults((all) => all[5]!.splice(4, 2, '', ''))).toEqual(come);
  });
});

import type { CountyWorkbook } from '../county-workbook.ts';
import { COUNTY } from '../county-workbook.ts';
import type { CountyOrganization } from './organization.ts';

/** What an organisation is called from a day on. */
export interface RenamedPlace {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly members: number;
  readonly on: string;
  readonly basis: string;
}

export interface ClassOfUnits {
  readonly classCode: string;
  readonly codes: readonly string[];
}

export interface GroupOfUnits {
  readonly name: string;
  readonly objectCode: string;
  readonly classCode: string | null;
  readonly codes: readonly string[];
}

export interface RegisterDays {
  readonly validFrom: string;
  readonly validTo: string;
  readonly basis: string;
}

/** 晚枫 was a township (乡) until it became a town (镇). */
const FORMER = {
  code: 'YL-10',
  zh: '晚枫乡党委',
  en: 'Wanfeng Rural Township Party Committee',
  until: '2026-03-18',
  basis: '云委〔2026〕6号（撤乡设镇）',
};

/** The workbook as it was before the change of name. */
export function withFormerNames(workbook: CountyWorkbook): CountyWorkbook {
  const { code, zh, en } = FORMER;
  return {
    ...workbook,
    organizations: workbook.organizations.map((row) =>
      row[0] === code ? [row[0], row[1]!, zh, en, ...row.slice(4)] : row,
    ),
  };
}

/** The change of name, which the clerk enters. */
export function renamed(): RenamedPlace {
  const { code, until: on, basis } = FORMER;
  const { zh, en, members } = COUNTY.find((one) => one.code === code)!;
  return { code, zh, en, members, on, basis };
}

/** Of which class an organisation is assessed; parts of a unit, and the county committee itself, are of none. */
export function unitClassOf({ code, level, domain }: CountyOrganization): string | null {
  if (code === 'YL' || /^YL-\w+-\d{4}$/.test(code)) return null;
  if (level === '乡镇' || level === '街道') return '乡镇（街道）';
  if (level === '村' || level === '社区') return level;
  if (level === '县') return '县直机关';
  if (domain === '机关') return level === '单位' ? '县直机关' : null;
  if (domain === '企业') return code.startsWith('YL-GZ') ? '国有企业' : '非公企业';
  return domain;
}

/** Units by class, in the classes' own order of first appearance. */
export function unitClasses(county: readonly CountyOrganization[]): ClassOfUnits[] {
  const classes = new Map<string, string[]>();
  for (const organization of county) {
    const classCode = unitClassOf(organization);
    if (classCode) classes.set(classCode, [...(classes.get(classCode) ?? []), organization.code]);
  }
  return [...classes].map(([classCode, codes]) => ({ classCode, codes }));
}

/** Who is compared with whom, as unit, as leadership team, as secretary and as branch. */
export function assessmentGroups(county: readonly CountyOrganization[]): GroupOfUnits[] {
  const ofLevel = (...levels: string[]) =>
    county.filter(({ level }) => levels.includes(level)).map(({ code }) => code);
  const ofClass = (...classes: string[]) =>
    county.filter((one) => classes.includes(unitClassOf(one) ?? '')).map(({ code }) => code);
  const townships = '乡镇（街道）';
  const group = (
    name: string,
    objectCode: string,
    classCode: string | null,
    members: readonly string[],
  ): GroupOfUnits => ({ name, objectCode, classCode, codes: members });
  return [
    group('乡镇组', '单位', townships, ofLevel('乡镇')),
    group('街道组', '单位', townships, ofLevel('街道')),
    group('县直机关组', '单位', '县直机关', ofClass('县直机关')),
    group('学校组', '单位', '学校', ofClass('学校')),
    group('事业单位组', '单位', '事业单位', ofClass('事业单位')),
    group('企业组', '单位', null, ofClass('国有企业', '非公企业')),
    group('社会组织组', '单位', '社会组织', ofClass('社会组织')),
    group('乡镇（街道）领导班子组', '领导班子', townships, ofLevel('乡镇', '街道')),
    group('乡镇（街道）书记组', '党组织书记', townships, ofLevel('乡镇', '街道')),
    group('村组', '党支部', '村', ofLevel('村')),
    group('社区组', '党支部', '社区', ofLevel('社区')),
  ];
}

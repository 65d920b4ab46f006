import { COUNTY_SHEETS } from '@zeren/domain/registry/organizations/import/county-sheets';
import type { ColumnKey, CountySheetKey } from '@zeren/domain/registry/organizations/import/county-sheets';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { ColumnSpec, SheetSpec } from '../../../platform/documents/write-workbook';

/** Words for the dropdowns, from the catalogues in force. */
export interface TemplateWords {
  readonly organizationKinds: readonly string[];
  readonly levels: readonly string[];
  readonly domains: readonly string[];
  readonly postKinds: readonly string[];
  readonly guidanceKinds?: readonly string[];
  readonly unitClasses?: readonly string[];
  readonly assessmentObjects?: readonly string[];
}

/** Values of a county, sheet by sheet, row by row, in the columns' order. */
export type CountyValues = {
  readonly [K in Exclude<CountySheetKey, MayLack>]: SheetValues;
} & { readonly [K in MayLack]?: SheetValues };

type MayLack = 'guidance' | 'unitClasses' | 'groups' | 'groupMembers';

type SheetValues = readonly (readonly (string | number | null)[])[];

const SAMPLE: CountyValues = {
  organizations: [
    ['YL', null, '中共云岭县委', 'CPC Yunling County Committee', '地方党委', '县', '机关', 0],
    ['YL-SG', 'YL', '县委社会工作部机关支部', null, '党支部', '单位', '机关', 12],
    ['YL-QY', 'YL', '云岭茶业党支部', null, '党支部', '单位', '企业', 9],
    ['YL-QH', 'YL', '青禾镇党委', 'Qinghe Township Party Committee', '党委', '乡镇', '农村', 512],
  ],
  guidance: [
    ['YL-SG', 'YL-QY', '行业指导', null, '是', '查看、布置', null, '云组发〔2026〕7号', '2026-01-01', null],
  ],
  posts: [['YL-QH-01', 'YL-QH', '党委书记', '乡镇党委书记', '是', '是', '主持党委全面工作']],
  people: [['R-0001', '林小满', 'linxiaoman@yunling.example', null]],
  tenures: [['YL-QH-01', 'R-0001', '任职', '2024-03-01', null]],
  unitClasses: [['YL-QH', '青禾镇党委', '乡镇（街道）', '2026-01-01', null, '云组发〔2026〕2号']],
  groups: [['乡镇一组', '单位', 'YL', '乡镇（街道）', '2026-01-01', '2026-12-31', '云考〔2026〕1号']],
  groupMembers: [['乡镇一组', '单位', 'YL', 'YL-QH', '青禾镇党委', '2026-01-01', '2026-12-31']],
};

const WIDTHS: { readonly [K in CountySheetKey]: Readonly<Partial<Record<ColumnKey<K>, number>>> } = {
  organizations: { nameZh: 32, nameEn: 40 },
  guidance: { guideCode: 18, guidedCode: 18, postCode: 18, rights: 28, basis: 26 },
  posts: { title: 22, kind: 24, lineWork: 28 },
  people: { email: 32, mobile: 16 },
  tenures: {},
  unitClasses: { organizationName: 32, unitClass: 18, basis: 26 },
  groups: { name: 22, bodyCode: 18, unitClass: 18, basis: 26 },
  groupMembers: { group: 22, bodyCode: 18, organizationName: 32 },
};

const NOTES: { readonly [K in CountySheetKey]: Readonly<Partial<Record<ColumnKey<K>, string>>> } = {
  organizations: {
    code: '全县不重复，字母、数字、横线。再次导入时按编码更新。',
    parentCode: '上级组织的编码；只有县委一行留空。',
    members: '组织关系在本组织的党员数，不含下级组织。',
  },
  guidance: {
    kind: '联系点要填联系岗位编码。',
    withSubtree: '被指导组织的下级是否也在内。不填为是。',
    rights: '查看、布置、督查、评分，用顿号隔开。布置和督查要同时有查看。',
    share: '有“评分”才填，例如 30%。',
    basis: '依据的文件。',
    startsOn: '写成 2026-01-01 的样子。',
    endsOn: '仍有效的留空；最后一天也算。',
  },
  posts: {
    code: '全县不重复。再次导入时按编码更新。',
    kind: '责任清单按岗位类别对应岗位。',
    isHead: '一个组织只有一个班长。不填为否。',
    inTeam: '不填为是。',
  },
  people: { code: '全县不重复。再次导入时按编码更新。', email: '提醒发到这里，可不填。' },
  tenures: {
    kind: '同一岗位同一时间只能有一人“任职”。',
    startsOn: '写成 2026-03-01 的样子。',
    endsOn: '仍在任的留空；最后一天也算在任。',
  },
  unitClasses: {
    organizationCode: '编码和名称填一个就行，都填的按编码。',
    organizationName: '写全称；有重名的要填编码。',
    unitClass: '一个组织一天只归一类。',
    startsOn: '写成 2026-01-01 的样子；只写年份的从元旦起。',
    endsOn: '仍有效的留空；最后一天也算。只写年份的到年底。',
    basis: '依据的文件。',
  },
  groups: {
    bodyCode: '由谁考核比较；留空为最上级组织。',
    unitClass: '不限分类的留空。',
    startsOn: '写成 2026-01-01 的样子；只写年份的从元旦起。',
    endsOn: '长期的留空；最后一天也算。只写年份的到年底。',
    basis: '依据的文件。',
  },
  groupMembers: {
    group: '“考核分组”表里或系统中已有的分组。',
    object: '同一考核对象一天只能在一个分组。',
    bodyCode: '有同名分组时才要填。',
    organizationCode: '编码和名称填一个就行，都填的按编码。',
    organizationName: '写全称；有重名的要填编码。',
    startsOn: '不填为分组开始那天。',
    endsOn: '不填为到分组结束；最后一天也算。',
  },
};

/** The sheets of a county's workbook with dropdowns and notes; with the sample rows when no values are given. */
export function countySheets(words: TemplateWords, values: CountyValues = SAMPLE): SheetSpec[] {
  const options: {
    readonly [K in CountySheetKey]: Readonly<Partial<Record<ColumnKey<K>, readonly string[]>>>;
  } = {
    organizations: { kind: words.organizationKinds, level: words.levels, domain: words.domains },
    guidance: { kind: words.guidanceKinds ?? [], withSubtree: ['是', '否'] },
    posts: { kind: words.postKinds, isHead: ['是', '否'], inTeam: ['是', '否'] },
    people: {},
    tenures: { kind: TENURE_KINDS },
    unitClasses: { unitClass: words.unitClasses ?? [] },
    groups: { object: words.assessmentObjects ?? [], unitClass: words.unitClasses ?? [] },
    groupMembers: { object: words.assessmentObjects ?? [] },
  };
  return (Object.keys(COUNTY_SHEETS) as CountySheetKey[]).map((key) => ({
    name: COUNTY_SHEETS[key].name,
    columns: Object.entries(COUNTY_SHEETS[key].columns).map(([column, header]) => {
      const of = <T>(table: object) => (table as Readonly<Record<string, T | undefined>>)[column];
      return {
        header,
        width: of<number>(WIDTHS[key]) ?? 14,
        note: of<string>(NOTES[key]),
        options: of<readonly string[]>(options[key]),
      } satisfies ColumnSpec;
    }),
    rows: values[key] ?? [],
    rowsToFill: Math.max((values[key] ?? []).length, 2000),
  }));
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One dated row; its place in the list is its sort. Where no basis is given it is 示例. */
interface Row {
  readonly catalogue: string;
  readonly code: string;
  readonly en: string;
  readonly zh?: string;
  readonly basis?: { readonly level: '中央'; readonly document: string; readonly date: string };
  readonly from?: string;
  readonly to?: string;
  readonly replacedBy?: readonly string[];
  readonly attributes?: object;
}

const CONSTITUTION_2017 = {
  level: '中央',
  document: '中国共产党章程（2017年修改）',
  date: '2017-10-24',
} as const;
const CONSTITUTION_2012 = {
  level: '中央',
  document: '中国共产党章程（2012年修改）',
  date: '2012-11-14',
} as const;
const dimension = (code: string, en: string): Row => ({
  catalogue: 'dimensions',
  code,
  en,
  basis: CONSTITUTION_2017,
  from: '2017-10-24',
});

const DIMENSIONS: readonly Row[] = [
  dimension('政治建设', 'Political building'),
  dimension('思想建设', 'Ideological building'),
  dimension('组织建设', 'Organisational building'),
  dimension('作风建设', 'Conduct building'),
  dimension('纪律建设', 'Discipline building'),
  dimension('制度建设', 'Institution building'),
  // The wording of 2012 to 2017: lists of those years are read by it and mapped to today's.
  {
    catalogue: 'dimensions',
    code: '反腐倡廉',
    en: 'Fighting corruption and upholding integrity',
    basis: CONSTITUTION_2012,
    from: '2012-11-14',
    to: '2017-10-24',
    replacedBy: ['纪律建设'],
    attributes: { aliases: ['反腐倡廉建设'] },
  },
];

const plain = (catalogue: string, rows: readonly (readonly [string, string, object?])[]): Row[] =>
  rows.map(([code, en, attributes]) => ({ catalogue, code, en, attributes }));

const DOMAINS = plain('domains', [
  ['农村', 'Rural'],
  ['社区', 'Urban community'],
  ['机关', 'Agencies'],
  ['事业单位', 'Public institutions'],
  ['学校', 'Schools'],
  ['企业', 'Enterprises'],
  ['社会组织', 'Social organisations'],
  ['全域', 'All domains', { coversNoCell: true }],
]);

const DOMAIN_GROUPS: readonly Row[] = [
  ['rural', '农村', 'Rural', ['农村']],
  ['community', '社区', 'Urban community', ['社区']],
  ['institutions', '机关事业', 'Agencies and institutions', ['机关', '事业单位']],
  ['schools', '学校', 'Schools', ['学校']],
  ['enterprises', '企业', 'Enterprises', ['企业']],
  ['social', '社会组织', 'Social organisations', ['社会组织']],
  ['all', '全域', 'All domains', ['全域']],
].map(([code, zh, en, domains]) => ({
  catalogue: 'domain-groups',
  code: code as string,
  zh: zh as string,
  en: en as string,
  attributes: { domains },
}));

const LEVELS = plain('levels', [
  ['县', 'County', { rank: 1 }],
  ['乡镇', 'Township', { rank: 2 }],
  ['街道', 'Street', { rank: 2 }],
  ['村', 'Village', { rank: 3 }],
  ['社区', 'Community', { rank: 3 }],
  ['单位', 'Unit', { rank: 3 }],
  ['支部', 'Branch', { rank: 4 }],
]);

const ITEM_TYPES = plain('item-types', [
  ['活动', 'Activity'],
  ['产出', 'Output'],
  ['成效', 'Result'],
  ['满意度', 'Satisfaction'],
]);

const CHECKING_CLASSES = plain('checking-classes', [
  ['备案', 'Recorded', { share: '0' }],
  ['抽核', 'Sampled', { share: '0.10' }],
  ['必核', 'Always verified', { share: '1' }],
]);

/** `below`: which organisations may stand below one of this kind. */
const committee = { below: 'any', admitsMembers: true, holdsElection: true, collectsDues: true };
const branch = { ...committee, below: 'none' };
const limited = { below: 'none', admitsMembers: false, holdsElection: false, collectsDues: false };

const ORGANIZATION_KINDS = plain('organization-kinds', [
  ['地方党委', 'Local Party committee', committee],
  ['党委', 'Party committee', committee],
  ['党工委', 'Party working committee', { ...committee, holdsElection: false }],
  ['党组', 'Leading Party members group', limited],
  ['机关党委', 'Agency Party committee', committee],
  ['两新综合党委', 'Comprehensive committee for new economic and social organisations', committee],
  ['行业党委', 'Sector Party committee', committee],
  ['党总支', 'General Party branch', committee],
  ['党支部', 'Party branch', branch],
  ['联合支部', 'Joint branch', branch],
  ['功能型党支部', 'Functional branch', limited],
  ['流动党员党支部', 'Branch of mobile members', { ...branch, holdsElection: false }],
  ['临时党支部', 'Temporary branch', limited],
  ['党委工作机关', 'Working organ of a Party committee', { ...limited, below: 'any' }],
]);

const COUNTY = ['地方党委'];
const TOWNSHIP = ['党委'];
const STREET = ['党工委'];
const GRASSROOTS = ['党委', '党总支', '党支部', '联合支部'];
const BRANCHES = ['党支部', '联合支部'];
const post = (
  level: string,
  domain: string | null,
  organizationKinds: readonly string[],
  isHead = false,
) => ({
  level,
  domain,
  organizationKinds,
  isHead,
  bearsList: true,
});

const POST_KINDS = plain('post-kinds', [
  ['县委书记', 'County Party secretary', post('县', null, COUNTY, true)],
  ['县委副书记', 'Deputy county Party secretary', post('县', null, COUNTY)],
  ['纪委书记', 'County discipline secretary', post('县', null, COUNTY)],
  ['组织部长', 'Head of the organisation department', post('县', null, COUNTY)],
  ['宣传部长', 'Head of the publicity department', post('县', null, COUNTY)],
  ['政法委书记', 'Secretary of the political and legal commission', post('县', null, COUNTY)],
  [
    '县委社会工作部部长',
    'Head of the social work department',
    post('县', '社会组织', ['地方党委', '党委工作机关', '两新综合党委']),
  ],
  ['常务副县长', 'Executive deputy county head', post('县', '机关', COUNTY)],
  ['分管教育副县长', 'Deputy county head for education', post('县', '学校', COUNTY)],
  ['分管工业副县长', 'Deputy county head for industry', post('县', '企业', COUNTY)],
  [
    '县人大常委会党组成员',
    "Member of the county people's congress Party group",
    post('县', '社区', ['党组', '地方党委']),
  ],
  ['行业主管部门党组成员', 'Member of a sector department Party group', post('县', '社会组织', ['党组'])],
  ['乡镇党委书记', 'Township Party secretary', post('乡镇', null, TOWNSHIP, true)],
  ['乡镇党委副书记', 'Deputy township Party secretary', post('乡镇', '农村', TOWNSHIP)],
  ['乡镇组织委员', 'Township organisation commissioner', post('乡镇', '农村', TOWNSHIP)],
  ['乡镇宣传委员', 'Township publicity commissioner', post('乡镇', '农村', TOWNSHIP)],
  ['乡镇纪委书记', 'Township discipline secretary', post('乡镇', '农村', TOWNSHIP)],
  ['乡镇党建指导员', 'Township Party building instructor', post('乡镇', '社会组织', TOWNSHIP)],
  ['街道党工委书记', 'Street Party secretary', post('街道', null, STREET, true)],
  ['街道纪工委书记', 'Street discipline secretary', post('街道', '社区', STREET)],
  ['街道政法委员', 'Street political and legal commissioner', post('街道', '社区', STREET)],
  ['村党组织书记', 'Village Party secretary', post('村', '农村', GRASSROOTS, true)],
  ['驻村第一书记', 'First secretary posted to a village', post('村', '农村', GRASSROOTS)],
  ['社区党组织书记', 'Community Party secretary', post('社区', '社区', GRASSROOTS, true)],
  ['部门党组书记', 'Secretary of a department Party group', post('单位', '机关', ['党组', '党委'], true)],
  ['部门党组成员', 'Member of a department Party group', post('单位', '机关', ['党组', '党委'])],
  [
    '机关党委专职副书记',
    'Full-time deputy secretary of an agency committee',
    post('单位', '机关', ['机关党委']),
  ],
  ['机关纪委书记', 'Discipline secretary of an agency committee', post('单位', '机关', ['机关党委'])],
  ['机关党支部书记', 'Secretary of an agency branch', post('支部', '机关', BRANCHES, true)],
  ['学校党组织书记', 'School Party secretary', post('单位', '学校', GRASSROOTS, true)],
  ['学校党组织副书记', 'Deputy school Party secretary', post('单位', '学校', GRASSROOTS)],
  ['学校纪检委员', 'School discipline commissioner', post('单位', '学校', GRASSROOTS)],
  ['学校党支部书记', 'Secretary of a school branch', post('支部', '学校', BRANCHES, true)],
  ['国企党委书记', 'Party secretary of a state-owned enterprise', post('单位', '企业', ['党委'], true)],
  ['国企党委副书记', 'Deputy Party secretary of a state-owned enterprise', post('单位', '企业', ['党委'])],
  ['国企纪委书记', 'Discipline secretary of a state-owned enterprise', post('单位', '企业', ['党委'])],
  ['非公企业党支部书记', 'Branch secretary of a private firm', post('支部', '企业', BRANCHES, true)],
  ['非公企业党建指导员', 'Party building instructor of a private firm', post('支部', '企业', BRANCHES)],
  ['医院党委书记', 'Hospital Party secretary', post('单位', '事业单位', ['党委'], true)],
  ['事业单位党委书记', 'Party secretary of a public institution', post('单位', '事业单位', ['党委'], true)],
  [
    '事业单位党委组织委员',
    'Organisation commissioner of a public institution',
    post('单位', '事业单位', ['党委']),
  ],
  ['事业单位纪委书记', 'Discipline secretary of a public institution', post('单位', '事业单位', ['党委'])],
  [
    '事业单位党支部书记',
    'Branch secretary of a public institution',
    post('支部', '事业单位', BRANCHES, true),
  ],
  [
    '社会组织党支部书记',
    'Branch secretary of a social organisation',
    post('支部', '社会组织', BRANCHES, true),
  ],
  [
    '社会组织党建工作委员',
    'Party building commissioner of a social organisation',
    post('支部', '社会组织', BRANCHES),
  ],
  // Posts that carry the work but get no list of their own from the county's template.
  [
    '系统党委书记',
    'Secretary of a system committee',
    {
      ...post('县', null, ['党工委', '党委', '行业党委', '机关党委', '两新综合党委'], true),
      bearsList: false,
    },
  ],
  ['党建工作人员', 'Party building clerk', { ...post('县', null, []), bearsList: false }],
  ['督查员', 'Inspector', { ...post('县', null, []), bearsList: false }],
  ['考核评分员', 'Scorer', { ...post('县', null, []), bearsList: false }],
]);

const CATALOGUES = [
  DIMENSIONS,
  DOMAINS,
  DOMAIN_GROUPS,
  LEVELS,
  ITEM_TYPES,
  CHECKING_CLASSES,
  ORGANIZATION_KINDS,
  POST_KINDS,
];

/** The first rows of every catalogue, each with its basis; an example is never printed as a rule. */
export class FirstCatalogues1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const rows of CATALOGUES) {
      for (const [index, row] of rows.entries()) {
        await runner.query(
          `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, valid_from, valid_to,
                                        basis_level, basis_document, basis_date, replaced_by, attributes)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            row.catalogue,
            row.code,
            row.zh ?? row.code,
            row.en,
            (index + 1) * 10,
            row.from ?? '2017-01-01',
            row.to ?? null,
            row.basis?.level ?? '示例',
            row.basis?.document ?? null,
            row.basis?.date ?? null,
            JSON.stringify(row.replacedBy ?? []),
            JSON.stringify(row.attributes ?? {}),
          ],
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM catalogue_entry WHERE catalogue = ANY($1)`, [
      CATALOGUES.flatMap((rows) => rows.slice(0, 1).map((row) => row.catalogue)),
    ]);
  }
}

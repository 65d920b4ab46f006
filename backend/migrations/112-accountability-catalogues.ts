import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Row {
  readonly code: string;
  readonly en: string;
  readonly from?: string;
  readonly level?: string;
  readonly document?: string;
  readonly attributes: object;
}

const ACCOUNTABILITY = '中国共产党问责条例';
const DISCIPLINE = '中国共产党纪律处分条例';
const HANDLING = '中国共产党组织处理规定（试行）';
const REMINDING = '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则';
const LOCAL = '示例：启用前请填本地依据和影响期';
const ENGLISH: Readonly<Record<string, string>> = {
  [ACCOUNTABILITY]: 'Regulations on Accountability of the Communist Party of China',
  [DISCIPLINE]: 'Regulations on Disciplinary Action of the Communist Party of China',
  [HANDLING]: 'Provisions on Organisational Handling (trial)',
  [REMINDING]: 'Rules on reminding, written inquiry and admonition of leading cadres',
  [LOCAL]: 'Example: enter the local basis and effect period before use',
};

type Authority = readonly [zh: string, en: string];
const COMPETENT: Authority = ['有管理权限的党组织', 'The Party organisation with authority over the subject'];
const BY_CHARTER: Authority = [
  '按照党章和有关党内法规规定的权限、程序',
  'As the Party constitution and rules provide',
];
const SUPERIOR: Authority = [
  '上级党组织、组织部门',
  'The organisation above, or the organisation department',
];

const form = (
  group: 'organization' | 'leader' | 'lighter',
  code: string,
  en: string,
  months: number | null,
  document: string,
  [authorityZh, authorityEn]: Authority,
  {
    from = '2019-09-01',
    level = '中央',
    targets,
  }: { from?: string; level?: string; targets?: string[] } = {},
): Row => ({
  ...{ code, en, from, level, document },
  attributes: {
    ...{ group, months, targets: targets ?? [group], authorityZh, authorityEn },
    ...{ basisZh: document, basisEn: ENGLISH[document] ?? document },
  },
});

const EXAMPLE = { level: '示例' };
const LIGHTER = { level: '示例', targets: ['organization', 'leader'] };
const SINCE_2021 = { from: '2021-03-19' };
const SINCE_2024 = { from: '2024-01-01' };

/** Effect periods of the Party's own rules; where these set none, an example that a county replaces by its own. */
const FORMS: readonly Row[] = [
  form('organization', '检查', 'Written self-examination', null, ACCOUNTABILITY, COMPETENT),
  form('organization', '通报（组织）', 'Notice of criticism (organisation)', 6, LOCAL, COMPETENT, EXAMPLE),
  form('organization', '改组', 'Reorganisation of the leading body', null, ACCOUNTABILITY, BY_CHARTER),
  form('leader', '通报（个人）', 'Notice of criticism (leader)', 6, LOCAL, COMPETENT, EXAMPLE),
  form('leader', '诫勉', 'Admonition', 6, REMINDING, COMPETENT, { from: '2015-06-26' }),
  form('leader', '调整职务', 'Transfer to another post', 12, HANDLING, COMPETENT, SINCE_2021),
  form('leader', '责令辞职', 'Ordered to resign', 24, HANDLING, COMPETENT, SINCE_2021),
  form('leader', '免职', 'Removal from post', 24, HANDLING, COMPETENT, SINCE_2021),
  form('leader', '降职', 'Demotion', 24, HANDLING, COMPETENT, SINCE_2021),
  form('leader', '党内警告', 'Disciplinary warning', 12, DISCIPLINE, BY_CHARTER, SINCE_2024),
  form('leader', '党内严重警告', 'Serious disciplinary warning', 18, DISCIPLINE, BY_CHARTER, SINCE_2024),
  form('leader', '撤销党内职务', 'Dismissal from Party posts', 24, DISCIPLINE, BY_CHARTER, SINCE_2024),
  form('lighter', '提醒谈话', 'Reminder talk', null, LOCAL, SUPERIOR, { level: '示例', targets: ['leader'] }),
  form('lighter', '约谈', 'Summoned talk', null, LOCAL, SUPERIOR, LIGHTER),
  form('lighter', '责令检查', 'Ordered self-examination', null, LOCAL, SUPERIOR, LIGHTER),
];

const RULES: readonly Row[] = [
  {
    code: '连续未按期履责',
    en: 'Misses running',
    attributes: { counts: 'misses-running', atLeast: 3, basisZh: LOCAL, basisEn: ENGLISH[LOCAL] },
  },
  {
    code: '多项任务双红',
    en: 'Several duties double red',
    attributes: { counts: 'severe-at-post', atLeast: 3, basisZh: LOCAL, basisEn: ENGLISH[LOCAL] },
  },
  {
    code: '督查考核发现',
    en: 'Found by inspection or assessment',
    attributes: { basisZh: LOCAL, basisEn: ENGLISH[LOCAL] },
  },
  {
    code: '上级交办',
    en: 'Given by the organisation above',
    attributes: { basisZh: LOCAL, basisEn: ENGLISH[LOCAL] },
  },
];

const BODIES: readonly Row[] = [
  { code: '纪检监察机关', en: 'Discipline inspection and supervision', attributes: {} },
  { code: '组织部门', en: 'Organisation department', attributes: {} },
  { code: '上级党组织', en: 'Party organisation above', attributes: {} },
];

const TERMS: readonly Row[] = [
  {
    code: '问责时限',
    en: 'Terms of accountability',
    attributes: {
      ...{ decideWorkingDays: 10, letterWorkingDays: 5, receiptWorkingDays: 10 },
      ...{ soonWorkingDays: 3, severeWorkingDays: 20, appealMonths: 1, answerMonths: 1 },
    },
  },
];

const CATALOGUES: Readonly<Record<string, readonly Row[]>> = {
  'accountability-forms': FORMS,
  'accountability-rules': RULES,
  'accountability-bodies': BODIES,
  'accountability-terms': TERMS,
};

/** Forms with their effect periods, grounds with their thresholds, competent bodies and terms: dated rows (decision 11). */
export class AccountabilityCatalogues1700000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [catalogue, rows] of Object.entries(CATALOGUES)) {
      for (const [index, row] of rows.entries()) {
        const { code, en, from = '2017-01-01', level = '示例', document = null, attributes } = row;
        await runner.query(
          `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, valid_from, basis_level, basis_document,
                                        attributes)
           VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8)`,
          [catalogue, code, en, (index + 1) * 10, from, level, document, JSON.stringify(attributes)],
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM catalogue_entry WHERE catalogue = ANY($1)`, [Object.keys(CATALOGUES)]);
  }
}

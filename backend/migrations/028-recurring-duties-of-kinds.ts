import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisations owe again and again: what it is, how often, of which dimension; `needs` what the kind must do at all. */
const DUTIES = [
  ['支部党员大会', 'Meeting of all branch members', '每季度1次', '组织建设'],
  ['支部委员会会议', 'Meeting of the branch committee', '每月1次', '组织建设'],
  ['党小组会', 'Meeting of the Party group', '每月1次', '组织建设'],
  ['党课', 'Party lecture', '每季度1次', '思想建设'],
  ['主题党日', 'Theme day of members', '每月1次', '思想建设'],
  ['组织生活会', 'Organisation life meeting', '每年1次', '政治建设'],
  ['民主评议党员', 'Review of members by members', '每年1次', '组织建设'],
  ['谈心谈话', 'Heart-to-heart talks', '每半年1次', '作风建设'],
  ['党费收缴', 'Collecting dues', '每月1次', '组织建设', 'collectsDues'],
  ['发展党员', 'Admitting members', '每半年1次', '组织建设', 'admitsMembers'],
  ['换届选举', 'Election at the end of the term', '届满前', '组织建设', 'holdsElection'],
  ['专题研究党建工作', 'Session on Party building alone', '每半年1次', '制度建设'],
  ['理论学习中心组学习', 'Study of the central group', '每季度1次', '思想建设'],
  ['民主生活会', 'Democratic life meeting of the team', '每年1次', '政治建设'],
  ['书记抓党建述职评议', 'Secretaries report on Party building', '每年1次', '制度建设'],
  ['流动党员联系', 'Keeping touch with members away from home', '每季度1次', '组织建设'],
] as const;

const BRANCH_LIFE = [
  '支部党员大会',
  '支部委员会会议',
  '党小组会',
  '党课',
  '主题党日',
  '组织生活会',
  '民主评议党员',
  '谈心谈话',
];
const BRANCH = [...BRANCH_LIFE, '党费收缴', '发展党员', '换届选举'];
const TEAM = ['专题研究党建工作', '理论学习中心组学习', '民主生活会', '书记抓党建述职评议'];

/** Which kinds owe them. Functional and temporary branches collect no dues, admit nobody, hold no election. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  地方党委: TEAM,
  党委: [...TEAM, '换届选举'],
  党工委: TEAM,
  党组: ['专题研究党建工作', '理论学习中心组学习', '民主生活会'],
  机关党委: ['专题研究党建工作', '书记抓党建述职评议', '党费收缴', '发展党员', '换届选举'],
  两新综合党委: ['专题研究党建工作', '书记抓党建述职评议', '流动党员联系'],
  行业党委: ['专题研究党建工作', '书记抓党建述职评议'],
  党总支: ['专题研究党建工作', '主题党日', '党费收缴', '换届选举'],
  党支部: BRANCH,
  联合支部: BRANCH,
  功能型党支部: ['党课', '主题党日', '谈心谈话'],
  流动党员党支部: [...BRANCH_LIFE, '党费收缴', '流动党员联系'],
  临时党支部: ['党课', '主题党日'],
};

const BRANCH_KINDS = ['党支部', '联合支部', '功能型党支部', '流动党员党支部', '临时党支部'];

/** The recurring duties of each kind of organisation as dated rows, and what may stand below a general branch. */
export class RecurringDutiesOfKinds1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const add = (catalogue: string, code: string, zh: string, en: string, sort: number, attributes: object) =>
      runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level, attributes)
         VALUES ($1, $2, $3, $4, $5, '示例', $6)`,
        [catalogue, code, zh, en, sort, JSON.stringify(attributes)],
      );
    for (const [index, [code, en, cadencePhrase, dimension, needs]] of DUTIES.entries()) {
      const attributes = { cadencePhrase, dimension, ...(needs ? { needs } : {}) };
      await add('recurring-duties', code, code, en, (index + 1) * 10, attributes);
    }
    const english = new Map<string, string>(DUTIES.map(([code, en]) => [code, en]));
    const pairs = Object.entries(OF_KIND).flatMap(([kind, duties]) => duties.map((duty) => ({ kind, duty })));
    for (const [index, { kind, duty }] of pairs.entries()) {
      await add('kind-duties', `${kind}·${duty}`, `${kind}：${duty}`, english.get(duty)!, (index + 1) * 10, {
        kind,
        duty,
      });
    }
    await runner.query(
      `UPDATE catalogue_entry SET attributes = attributes || jsonb_build_object('below', $1::jsonb)
       WHERE catalogue = 'organization-kinds' AND code = '党总支'`,
      [JSON.stringify(BRANCH_KINDS)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue IN ('recurring-duties', 'kind-duties');
      UPDATE catalogue_entry SET attributes = attributes || '{"below": "any"}'
      WHERE catalogue = 'organization-kinds' AND code = '党总支';
    `);
  }
}

/** Every column of an imported work plan: its header in the template, and the others it is known by. */
export const PLAN_COLUMNS = {
  title: {
    header: '标题',
    synonyms: ['交办事项', '事项', '任务', '工作任务', '重点任务', 'title'],
    limit: 100,
  },
  source: { header: '来源', synonyms: ['任务来源', 'source'], limit: 40 },
  lead: { header: '牵头单位', synonyms: ['责任单位', '牵头', '主办单位', 'lead'], limit: 1000 },
  assist: { header: '配合单位', synonyms: ['协办单位', '配合', '参与单位', 'assist'], limit: 1000 },
  due: { header: '时限', synonyms: ['完成时限', '办结时限', '期限', '截止日期', 'due'], limit: 40 },
  content: { header: '要求', synonyms: ['具体要求', '工作要求', '主要措施', '内容', 'content'], limit: 4000 },
  basis: { header: '依据', synonyms: ['文号', '文件依据', '依据文件', 'basis'], limit: 200 },
} as const;

export type PlanColumn = keyof typeof PLAN_COLUMNS;

export const PLAN_KEYS = Object.keys(PLAN_COLUMNS) as PlanColumn[];

const KEY_OF: ReadonlyMap<string, PlanColumn> = new Map(
  PLAN_KEYS.flatMap((key) =>
    [PLAN_COLUMNS[key].header, ...PLAN_COLUMNS[key].synonyms].map((name) => [name, key] as const),
  ),
);

/** The column that a header names, whatever spaces and remarks in brackets it carries. */
export const planColumnOf = (header: string): PlanColumn | undefined =>
  KEY_OF.get(
    header
      .normalize('NFKC')
      .replace(/\(.*?\)|\[.*?\]/g, '')
      .replace(/[\s*:_-]/g, '')
      .toLowerCase(),
  );

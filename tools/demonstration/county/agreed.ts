/** What the county agrees with its townships for a year, as the clerk types it once. */
export interface AgreedTemplate {
  readonly title: string;
  readonly terms: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly clauses: readonly {
    readonly factKey: string;
    readonly label: string;
    readonly target: string;
    readonly from: string;
    readonly to: string;
  }[];
}

const TARGETS = [
  ['发展党员.人数', '全年发展党员（人）', '12'],
  ['整顿.销号率', '软弱涣散村党组织整顿销号率（%）', '100'],
  ['诉求.按期办结率', '群众诉求按期办结率（%）', '95'],
] as const;

export function agreedFor(year: number): AgreedTemplate {
  const term = { from: `${year}-01-01`, to: `${year}-12-31` };
  return {
    title: `${year}年度基层党建工作目标管理责任书`,
    terms: [
      '责任方认真履行基层党建第一责任人职责，落实所附清单事项和工作目标。',
      '责任方每半年向签发方报告一次履责情况，重要情况随时报告。',
      '签发方加强指导督促，帮助解决责任方自身难以解决的问题。',
    ].join('\n'),
    validFrom: term.from,
    validTo: term.to,
    clauses: TARGETS.map(([factKey, label, target]) => ({ factKey, label, target, ...term })),
  };
}

/** A survey of the demonstration county, with what each voter says. */
export interface CountySurvey {
  readonly title: string;
  readonly intro: string;
  readonly organizationCodes: readonly string[];
  readonly postCodes: readonly string[];
  readonly voters: readonly {
    readonly nameZh: string;
    readonly nameEn: string;
    readonly tickets: number;
    readonly ballots: readonly Readonly<Record<string, string>>[];
  }[];
  readonly isClosed: boolean;
}

const WORDS = [
  '村里开会说的事，办得比去年快了。',
  '希望镇上的干部多到组里走走，路灯坏了两个月才修。',
  '党员活动最好放在晚上，白天都在地里。',
  '办事窗口中午没有人，能不能轮班。',
  '学习内容太长，讲短一点、讲本地的事。',
  '支部书记人实在，就是年轻党员太少。',
];

/** Voter by voter; the same county says the same each time it is made. */
const ballots = (count: number, subjects: number, leaning: number): Record<string, string>[] =>
  [...Array(count).keys()].map((voter) => {
    const ticked = [...Array(subjects).keys()].map((subject): [string, string] => {
      const mood = (voter * 7 + subject * 5 + leaning) % 20;
      const option = mood < 11 ? 'o1' : mood < 16 ? 'o2' : mood < 18 ? 'o3' : 'o4';
      return [`s${subject + 1}.q1`, option];
    });
    const words: Record<string, string> =
      voter % 5 === leaning % 5 ? { 'all.q2': WORDS[(voter + leaning) % WORDS.length]! } : {};
    return { ...Object.fromEntries(ticked), 'all.q3': `o${((voter * 3 + leaning) % 3) + 1}`, ...words };
  });

const group = (nameZh: string, nameEn: string, tickets: number, said: Record<string, string>[]) => ({
  ...{ nameZh, nameEn, tickets, ballots: said },
});

export const countySurveys = (year: number): readonly CountySurvey[] => [
  {
    title: `${year} 年上半年基层党建满意度测评`,
    intro: '请按您的真实感受评价，不记名。',
    organizationCodes: ['YL-03', 'YL-08'],
    postCodes: ['YL-03-P1'],
    voters: [
      group('党员', 'Party members', 26, ballots(24, 3, 2)),
      group('群众', 'Residents', 30, ballots(22, 3, 5)),
      group('两代表一委员', 'Delegates', 8, ballots(7, 3, 1)),
    ],
    isClosed: true,
  },
  {
    title: `${year} 年度抓基层党建工作现场测评`,
    intro: '述职评议会现场测评，请在离场前投票。',
    organizationCodes: ['YL-03', 'YL-10'],
    postCodes: [],
    voters: [
      group('党员', 'Party members', 20, ballots(9, 2, 3)),
      group('群众', 'Residents', 20, ballots(4, 2, 4)),
    ],
    isClosed: false,
  },
];

// Matters of accountability in 云岭县, of people who do not exist: one waits, one was declined, one measure is in effect,
// one has ended.

export interface MatterOfStory {
  readonly postCode: string;
  readonly ruleCode: string;
  readonly note: string;
  readonly deciderPostCode?: string;
  readonly declined?: string;
  readonly measure?: {
    readonly formCode: string;
    readonly bodyName: string;
    readonly letterNumber: string;
    readonly receiptNumber: string;
    readonly conclusionNumber: string;
    readonly number: string;
    readonly decidedBy: string;
    readonly decidedDaysAgo: number;
  };
}

export const MATTERS: readonly MatterOfStory[] = [
  { postCode: 'YL-03-C1-P1', ruleCode: '督查考核发现', note: '云督发〔2026〕21号' },
  {
    ...{ postCode: 'YL-02-P1', ruleCode: '上级交办', note: '云岭县委办交办单〔2026〕16号' },
    ...{ deciderPostCode: 'YL-P1', declined: '核对台账，事项已按期补齐' },
  },
  {
    ...{
      postCode: 'YL-01-P1',
      ruleCode: '督查考核发现',
      note: '云督发〔2026〕9号',
      deciderPostCode: 'YL-P1',
    },
    measure: {
      ...{ formCode: '诫勉', bodyName: '云岭县纪委监委', letterNumber: '云委函〔2026〕18号' },
      ...{ receiptNumber: '云纪收〔2026〕41号', conclusionNumber: '云纪结〔2026〕23号' },
      ...{ number: '云委〔2026〕37号', decidedBy: '云岭县委', decidedDaysAgo: 25 },
    },
  },
  {
    ...{
      postCode: 'YL-04-P1',
      ruleCode: '上级交办',
      note: '云岭县委办交办单〔2025〕30号',
      deciderPostCode: 'YL-P1',
    },
    measure: {
      ...{ formCode: '通报（个人）', bodyName: '云岭县纪委监委', letterNumber: '云委函〔2026〕2号' },
      ...{ receiptNumber: '云纪收〔2026〕5号', conclusionNumber: '云纪结〔2026〕3号' },
      ...{ number: '云委〔2026〕8号', decidedBy: '云岭县委', decidedDaysAgo: 200 },
    },
  },
];

import { checkCadenceClauses } from './check-cadence-clause';
import { cadenceSentence } from './cadence-sentence';
import { occurrence, yearly } from './make-clauses';
import { readCadencePhrase } from './read-cadence-phrase';

/** What each phrase of the 73 example items says, in words; null where it has to be put to the clerk. */
const READINGS: Readonly<Record<string, string | null>> = {
  每季度末月25日前: '每季度末月25日前',
  '6月30日前过半，12月15日前完成': '每年6月30日前过半；每年12月15日前完成',
  '3月31日前签订；12月点评': '每年3月31日前签订；每年12月内点评',
  '6月、12月20日前': '每年6月20日前；每年12月20日前',
  '6月、11月底前': '每年6月底前；每年11月底前',
  '2月28日前': '每年2月28日前',
  '每季度末；12月20日前': '每季度末前；每年12月20日前',
  任职后6个月内: '任职后6个月内',
  '6月底、11月底前': '每年6月底前；每年11月底前',
  每学期期末前: '每学期期末前',
  '6月、12月25日前': '每年6月25日前；每年12月25日前',
  '9月30日前': '每年9月30日前',
  每季度: '每季度末前',
  '每半年；新增后3个月内': '每半年末前；新增后3个月内',
  '6月、12月底前': '每年6月底前；每年12月底前',
  '8月31日前': '每年8月31日前',
  每季度一次接待日: '每季度末前接待日',
  每月5日前: '每月5日前',
  '6月30日前；后进每2个月': '每年6月30日前；后进：每2个月末前',
  每季度末: '每季度末前',
  新增后3个月内: '新增后3个月内',
  每季度首月10日前: '每季度首月10日前',
  '收件后20个工作日预审；3个月内审批': null,
  '半年过半；12月15日前': '每年6月底前过半；每年12月15日前',
  '6月、12月10日前': '每年6月10日前；每年12月10日前',
  '5/30个工作日': null,
  每月: '每月底前',
  调整后10个工作日: '调整后10个工作日内',
  '逐事项；3个工作日': null,
  '12月10日前': '每年12月10日前',
  '12月31日前': '每年12月31日前',
  '6月30日前': '每年6月30日前',
  每半年: '每半年末前',
  '3个工作日': null,
  节前3个工作日: '节假日前3个工作日',
  '4月30日前': '每年4月30日前',
  每学期: '每学期期末前',
  开学后1个月内: '开学后1个月内',
  每学年7月10日前: '每学年7月10日前',
  每学年7月20日前: '每学年7月20日前',
  '3月31日前': '每年3月31日前',
  启动后15日内: '启动后15日内',
  '6月、12月': '每年6月内；每年12月内',
  '6月30日前；12月复查': '每年6月30日前；每年12月内复查',
  '换届/年检前30日': '换届前30日；年检前30日',
  每年5月31日前: '每年5月31日前',
  '每季度；12月20日前对账': '每季度末前；每年12月20日前对账',
  '逐事项；12月10日前汇总': null,
  '会后6个月内；次年会前通报': null,
  逐事项: null,
};

/** Phrases that other counties write. */
const OTHERS: Readonly<Record<string, string | null>> = {
  每月最后一个工作日前: '每月最后1个工作日前',
  每月最后工作日: '每月最后1个工作日前',
  每季度末月最后一个工作日前: '每季度末月最后1个工作日前',
  每季度首月上旬: '每季度首月10日前',
  每季度末月中旬前: '每季度末月20日前',
  每月下旬: '每月底前',
  '3月上旬前': '每年3月10日前',
  每年11月中旬: '每年11月20日前',
  开学后一个月内: '开学后1个月内',
  节前3个工作日: '节假日前3个工作日',
  每半年不少于2次: '每半年末前不少于2次',
  每季度至少两次: '每季度末前不少于2次',
  每学期不少于两次: '每学期期末前不少于2次',
  全年不少于4次且每季度至少1次: '每季度末前',
  '全年不少于4次，每季度至少1次': '每季度末前',
  '全年不少于6次，且每季度不少于1次': '每季度末前；每年12月底前第5次；每年12月底前第6次',
  每季度至少一次: '每季度末前',
  全年不少于15次: null,
  收件后20个工作日预审并于3个月内审批: null,
  '逐件…': null,
  逐件: null,
  每季度或重大节日前: null,
  原则上每月一次: null,
  每季度第一个月10日前: '每季度首月10日前',
  每季度最后一个月25日前: '每季度末月25日前',
  每季度第二个月底前: null,
  每月10日: '每月10日前',
  '每月5日、20日前': '每月5日前；每月20日前',
  每月5日和20日前: '每月5日前；每月20日前',
  每月35日前: null,
  每双月: '每2个月末前',
  每四个月一次: '每4个月末前',
  每周: '每周最后1个工作日前',
  每周一次: '每周最后1个工作日前',
  每周至少一次: '每周最后1个工作日前',
  每周末前: '每周最后1个工作日前',
  每星期: '每周最后1个工作日前',
  每周最后一个工作日前: '每周最后1个工作日前',
  每周五前: '每周五前（遇非工作日在当周内调整）',
  每周五下班前: '每周五前（遇非工作日在当周内调整）',
  每周星期五前报送: '每周五前报送（遇非工作日在当周内调整）',
  每周一例会: '每周一前例会（遇非工作日在当周内调整）',
  '每周一、周四': '每周一前（遇非工作日在当周内调整）；每周四前（遇非工作日在当周内调整）',
  '每周一、三、五':
    '每周一前（遇非工作日在当周内调整）；每周三前（遇非工作日在当周内调整）；每周五前（遇非工作日在当周内调整）',
  每周不少于两次: '每周最后1个工作日前不少于2次',
  每两周一次: '每2周最后1个工作日前',
  每两周: '每2周最后1个工作日前',
  每双周: '每2周最后1个工作日前',
  每隔一周: '每2周最后1个工作日前',
  每两周周五前: '每2周的周五前（遇非工作日在当周内调整）',
  每月第一周: null,
  每五周一次: null,
  每半年首月15日前: '每半年首月15日前',
  '上半年、下半年各一次': '每半年末前',
  半年一次: '每半年末前',
  一年一次: '每年12月底前',
  每年不少于两次: '每年12月底前不少于2次',
  一年至少2次: '每年12月底前不少于2次',
  '6月底前、12月底前': '每年6月底前；每年12月底前',
  '每年3月31日前、9月30日前': '每年3月31日前；每年9月30日前',
  '3月、6月、9月、12月底前': '每年3月底前；每年6月底前；每年9月底前；每年12月底前',
  '2026年3月31日前': '2026年3月31日前',
  '2026年6月底前': '2026年6月30日前',
  '2026年2月29日前': null,
  次年1月15日前: null,
  '“七一”前': '每年6月30日前',
  每年七一前表彰: '每年6月30日前表彰',
  春节前5个工作日: '春节前5个工作日',
  国庆前3个工作日: '国庆节前3个工作日',
  '元旦、春节前3个工作日': '元旦前3个工作日；春节前3个工作日',
  重大节日前: null,
  '元旦、春节前': null,
  节后3个工作日内: '节假日后3个工作日内',
  会议结束后5个工作日内: '会议后5个工作日内',
  收到后5个工作日内: '收件后5个工作日内',
  接件后3个工作日: '收件后3个工作日内',
  发生后3日内: '事项发生后3日内',
  发生后24小时内: null,
  立项后30日内: null,
  公示期满后3个工作日内: null,
  开学后2周内: '开学后14日内',
  每学期期末前10日: '学期结束前10日',
  每学期初: null,
  寒假前: null,
  第一季度末: '每年3月底前',
  三季度: '每年9月底前',
  每年第四季度前: '每年12月底前',
  一季度一次: null,
  每季度首月第5个工作日前: '每季度首月第5个工作日前',
  按月: '每月底前',
  逐月: '每月底前',
  按季度: '每季度末前',
  季度末: null,
  长期坚持: null,
  常年: null,
  每名党员全年不少于32学时: null,
};

/** What clerks of the villages, schools and offices of a county write, tried one by one. */
const WRITTEN_IN_COUNTIES: Readonly<Record<string, string | null>> = {
  每月月底前: '每月底前',
  每年年底前: '每年12月底前',
  每个月的10号以前: '每月10日前',
  '每月15日（遇节假日顺延）': '每月15日前（遇非工作日顺延）',
  '每年12月25日前报送（遇节假日提前）': '每年12月25日前报送（遇非工作日提前）',
  '每周五前（遇节假日顺延）': null,
  主题党日每月一次: '每月底前主题党日',
  '党员大会每季度一次，支委会每月一次，党课每季度一次': '每季度末前党员大会；每月底前支委会；每季度末前党课',
  每半年召开一次专题会议: '每半年末前召开专题会议',
  每季度至少听取一次汇报: '每季度末前听取汇报',
  每半年向县委报告一次: '每半年末前向县委报告',
  每学期各一次: '每学期期末前',
  上下半年各一次: '每半年末前',
  半月一次: '每月15日前；每月底前',
  每旬: '每月10日前；每月20日前；每月底前',
  '3、6、9、12月底前': '每年3月底前；每年6月底前；每年9月底前；每年12月底前',
  '3月/9月25日前': '每年3月25日前；每年9月25日前',
  '4月、8月、12月各一次': '每年4月内；每年8月内；每年12月内',
  '4次/年': '每年12月底前不少于4次',
  '每季度不少于1次，全年不少于4次': '每季度末前',
  '每半年不少于1次，全年不少于3次': '每半年末前；每年12月底前第3次',
  自收到之日起7日内: '收件后7日内',
  收到交办单之日起10个工作日内: '收件后10个工作日内',
  自文件印发之日起30日内: null,
  新任党组织书记任职后3个月内: null,
  巡察反馈后2个月内: null,
  每季度结束后10日内: null,
  次月5日前: null,
  发展对象每半年考察一次: null,
  每名书记每年一次: null,
  约每季度一次: null,
  '每月1-2次': null,
  双月5日前: null,
  每月倒数第3个工作日前: null,
  每季度末前3个工作日: null,
  每月第一个星期五: null,
  '6月15日至7月15日': null,
  '每年2次，上下半年各1次': null,
  汛期: null,
  '24小时内': null,
  一周内: null,
  五年一次: null,
  每天: null,
};

/** Sentences of its own that it would put to the clerk if they came back in a table. */
const ASKED_BACK = new Set([
  '每2个月末前',
  '每4个月末前',
  '每半年末前不少于2次',
  '每半年末前；每年12月底前第3次',
  '每季度末前不少于2次',
  '每季度末前；每年12月底前第5次；每年12月底前第6次',
  '每学期期末前不少于2次',
  '每年12月底前不少于2次',
  '每年12月底前不少于4次',
  '每年6月30日前；后进：每2个月末前',
]);

const wordsOf = (phrase: string): string | null => {
  const reading = readCadencePhrase(phrase);
  return 'clauses' in reading ? cadenceSentence(reading.clauses).zh : null;
};

describe('readCadencePhrase', () => {
  it.each(Object.entries({ ...READINGS, ...OTHERS, ...WRITTEN_IN_COUNTIES }))('%s', (phrase, words) => {
    expect(wordsOf(phrase)).toBe(words);
    const reading = readCadencePhrase(phrase);
    if ('clauses' in reading) {
      expect(checkCadenceClauses(reading.clauses)).toEqual([]);
      expect(JSON.parse(JSON.stringify(reading.clauses))).toEqual(reading.clauses);
    }
  });

  it.each([
    ...new Set(
      Object.values({ ...READINGS, ...OTHERS, ...WRITTEN_IN_COUNTIES }).filter((words) => words !== null),
    ),
  ])('reads its own words back, or asks: %s', (words) => {
    expect(wordsOf(words)).toBe(ASKED_BACK.has(words) ? null : words);
  });

  it.each(Object.keys(READINGS).filter((phrase) => READINGS[phrase] === null))(
    'puts %s to the clerk with two or three readings to choose from',
    (phrase) => {
      const reading = readCadencePhrase(phrase);
      if ('clauses' in reading) throw new Error('read');
      expect(reading.reason.zh).toMatch(/请选定/);
      expect(reading.suggestions.length).toBeGreaterThanOrEqual(2);
      expect(reading.suggestions.length).toBeLessThanOrEqual(3);
      for (const { clauses, zh, en } of reading.suggestions) {
        expect(checkCadenceClauses(clauses)).toEqual([]);
        expect({ zh, en }).toEqual(cadenceSentence(clauses));
      }
    },
  );

  it('suggests first what the words most likely mean', () => {
    const first = (phrase: string) => {
      const reading = readCadencePhrase(phrase);
      return 'clauses' in reading ? null : reading.suggestions[0]!.zh;
    };
    expect(first('5/30个工作日')).toBe('收件后5个工作日内首次答复；收件后30个工作日内办结');
    expect(first('收件后20个工作日预审；3个月内审批')).toBe('收件后20个工作日内预审；表决后3个月内审批');
    expect(first('收件后20个工作日预审并于3个月内审批')).toBe('收件后20个工作日内预审；表决后3个月内审批');
    expect(first('新任党组织书记任职后3个月内')).toBe('任职后3个月内');
    expect(first('上半年6月20日前，下半年12月20日前')).toBe('每年6月20日前；每年12月20日前');
    expect(first('巡察反馈后20日内整改')).toBe('收件后20日内整改');
    expect(first('每季度结束后10日内')).toBe('每季度首月10日前');
    expect(first('次月5日前')).toBe('每月5日前');
    expect(first('48小时内上报')).toBe('事项发生当日');
    expect(first('重大节日前')).toBe('节假日前3个工作日');
    expect(first('一周内')).toBe('收件后7日内');
    expect(first('逐事项；12月10日前汇总')).toBe('事项发生当日；每年12月10日前汇总');
  });

  it('opens each of several dates when the one before is past', () => {
    expect(readCadencePhrase('6月30日前过半，12月15日前完成')).toEqual({
      clauses: [
        yearly(6, 30, { share: '过半', window: { opens: 'date', month: 1, day: 1 } }),
        yearly(12, 15, { label: '完成', window: { opens: 'date', month: 7, day: 1 } }),
      ],
    });
  });

  it('reads other spellings of the same', () => {
    expect(readCadencePhrase('节前 三个工作日')).toEqual({
      clauses: [occurrence('holiday', -3, 'working-day')],
    });
    expect(readCadencePhrase('节前３个工作日。')).toEqual({
      clauses: [occurrence('holiday', -3, 'working-day')],
    });
    expect(wordsOf('启动后十五天以内')).toBe('启动后15日内');
    expect(wordsOf('每两个月')).toBe('每2个月末前');
    expect(wordsOf('每月前5个工作日')).toBe('每月第5个工作日前');
    expect(wordsOf('年底前')).toBe('每年12月底前');
    expect(wordsOf('每季度末月底前')).toBe('每季度末前');
    expect(wordsOf('上半年、下半年')).toBeNull();
  });

  it('never reads dates that do not exist, nor words it does not know', () => {
    for (const phrase of [
      '2月30日前',
      '13月5日前',
      '每月32日前',
      '每季度末月0日前',
      '适时',
      '按通知要求',
      '',
      '；',
      '6月前后',
      '12月前',
    ]) {
      const reading = readCadencePhrase(phrase);
      expect('clauses' in reading).toBe(false);
      if (!('clauses' in reading))
        expect(reading.suggestions.length).toBeGreaterThanOrEqual(phrase === '' || phrase === '；' ? 0 : 2);
    }
  });
});

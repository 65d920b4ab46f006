import { checkListSet } from './check-list-set';
import type { CheckWarning } from './check-list-set';
import { wordingJudge } from './check-wordings';
import type { JudgedItem } from './check-wordings';
import { clarityOfItem } from './clarity-of-item';
import { CARICATURE, DIMENSIONS, DOMAINS, exampleItems, examplePosts } from './example-items.spec-kit';

/**
 * What a person finds who goes through the 73 example items with a pencil (firsts, 1 and 2): made by hand, with the
 * reason of each finding. Where the check and the table differ, one of the two has a mistake.
 */
const ALL = exampleItems();
const POSTS = examplePosts(ALL);

/** The cells that the caricature fills, and by which items; R01, R03 and R06 are 全域 and fill none. All others are red. */
const FILLED: Readonly<Record<string, string>> = {
  '组织建设 × 农村': 'R04 R07 R24 R35 R36',
  '组织建设 × 社区': 'R21 R38',
  '制度建设 × 农村': 'R19 R25',
};

/** The figures of the caricature, counted by hand, and why each warns or does not. */
const CARICATURE_FIGURES = {
  // R04 R07 R19 R24 R25 R35 R36 are 农村, R21 R38 社区: above 60 %.
  ruralAndCommunity: [9, 12, true],
  // Of teams: R01 R03 (书记) R04 (副书记) R06 R07 (组织部长), R19 (书记) R24 R25 (组织委员), R21 (书记); nobody else has any.
  threeHeads: [9, 9, true],
  // R01 R04 R07 R21 R24 R35 R36 R38: above half.
  organizationBuilding: [8, 12, true],
  // 成效: R04 R07 R21 R36 R38. Five of twelve is above 30 %.
  outcomes: [5, 12, false],
} as const;

/** Members of teams of three or more without any item, and what they are in charge of (their items in the whole set). */
const EMPTY_MEMBERS: Readonly<Record<string, string>> = {
  宣传部长: '意识形态、学校思政（R09 R10）',
  纪委书记: '村级问题、廉政风险（R11 R12）',
  政法委书记: '小区网格（R13）',
  县委社会工作部部长: '社会组织（R14）',
  常务副县长: '分管部门的一岗双责（R15）',
  分管教育副县长: '中小学（R16）',
  分管工业副县长: '非公企业（R17）',
  乡镇党委副书记: '小微权力（R23）',
  乡镇宣传委员: '党员学习（R26）',
  乡镇纪委书记: '公开真实性（R27）',
  乡镇党建指导员: '社会组织（R29）',
  街道纪工委书记: '干部作风（R28）',
  街道政法委员: '网格党支部（R30）',
};

/** Items that say neither how many nor how well: a reader could not tell done from not done. All else is filled in each. */
const WITHOUT_QUANTITY: Readonly<Record<string, string>> = {
  R06: '“审核后印发”：没有几份、什么算通过',
  R09: '“部分单位”：没有几个',
  R12: '“形成清单”：没有几家、几项',
  R13: '“研判热点小区”：没有几个小区',
  R18: '“接待群众、转办跟踪”：没有几次、几件',
  R24: '“抽查支部”：没有抽几个',
  R37: '“发布岗位和微心愿”：没有几个',
  R43: '“核对参加情况”：没有几人、什么算齐',
  R46: '“修订办法、明确任务”：没有几项',
  R51: '“核查执行偏差”：没有几条、什么算偏差',
  R56: '“送学到班组”：没有几次、几人',
  R59: '“比例逐年提高”：没有提高到多少',
  R62: '“核查写入、审核落实”：没有几家',
  R63: '“学习讨论”：没有几次、几项',
  R64: '“自查是否合规”：没有几项',
  R65: '“核查、列单整改”：没有几家、何时改完',
};

const setOf = (items: typeof ALL) => ({
  items,
  posts: POSTS,
  dimensions: DIMENSIONS,
  domains: DOMAINS,
  sizes: [],
  exemptions: [],
});
const figuresOf = (check: ReturnType<typeof checkListSet>) =>
  Object.fromEntries(
    Object.keys(CARICATURE_FIGURES).map((key) => {
      const { part, whole, warns } = check[key as keyof typeof CARICATURE_FIGURES];
      return [key, [part, whole, warns]];
    }),
  );
const ofCode = (warnings: readonly CheckWarning[], ...codes: readonly CheckWarning['code'][]) =>
  warnings.filter(({ code }) => codes.includes(code));

const RANKS: Readonly<Record<string, number>> = { 县: 1, 乡镇: 2, 街道: 2, 单位: 3, 村: 3, 社区: 3, 支部: 4 };
const judged = (items: typeof ALL): JudgedItem[] =>
  items.map((item) => ({
    ...item,
    lineageId: item.itemId,
    organizationId: item.level,
    rank: RANKS[item.level]!,
    dated: true,
    owned: true,
  }));

describe('what is found in the data file', () => {
  const caricature = ALL.filter(({ code }) => CARICATURE.has(code));

  it('in the caricature: each red cell, and who fills the three others', () => {
    const { coverage, warnings } = checkListSet(setOf(caricature));
    const byCell = new Map<string, string[]>();
    for (const { code, dimension, domain } of caricature.filter((item) => item.domain !== '全域')) {
      const cell = `${dimension} × ${domain}`;
      byCell.set(cell, [...(byCell.get(cell) ?? []), code]);
    }
    expect(Object.fromEntries([...byCell].map(([cell, codes]) => [cell, codes.join(' ')]))).toEqual(FILLED);
    const nameOf = ({ dimension, domain }: { dimension: string; domain: string }) =>
      `${dimension} × ${domain}`;
    const red = DIMENSIONS.flatMap((dimension) => DOMAINS.map((domain) => nameOf({ dimension, domain })));
    const expected = red.filter((cell) => !(cell in FILLED));
    expect(expected).toHaveLength(39);
    expect(coverage.cells.filter(({ state }) => state === 'empty').map(nameOf)).toEqual(expected);
    expect(ofCode(warnings, 'empty-cell').map((one) => 'domain' in one && nameOf(one))).toEqual(expected);
  });

  it('in the caricature: the shares, counted one by one, and the members with nothing', () => {
    const check = checkListSet(setOf(caricature));
    expect(figuresOf(check)).toEqual(CARICATURE_FIGURES);
    expect(
      ofCode(check.warnings, 'rural-and-community', 'three-heads', 'organization-building', 'outcomes').map(
        ({ code }) => code,
      ),
    ).toEqual(['rural-and-community', 'three-heads', 'organization-building']);
    const empty = ofCode(check.warnings, 'empty-member').map((one) => 'postId' in one && one.postId);
    expect(empty).toEqual(Object.keys(EMPTY_MEMBERS));
    // Nobody is overloaded: in teams where most have none the median is nothing to be a multiple of.
    expect(ofCode(check.warnings, 'overloaded-member', 'untied-member')).toEqual([]);
  });

  it('in the whole set: nothing to warn of, with the shares counted by hand', () => {
    const check = checkListSet(setOf(ALL));
    expect(check.warnings).toEqual([]);
    expect(figuresOf(check)).toEqual({
      // 农村 17, 社区 11.
      ruralAndCommunity: [28, 73, false],
      // 县: 书记 R01 R02 R03 R66, 副书记 R04 R05, 组织部长 R06 R07 R08; 乡镇: 书记 R19 R20, 副书记 R23,
      // 组织委员 R24 R25; 街道: 书记 R21 R22.
      threeHeads: [16, 30, false],
      organizationBuilding: [16, 73, false],
      outcomes: [26, 73, false],
    });
    const thin = check.coverage.cells.filter(({ count }) => count === 1).length;
    expect(thin).toBe(25);
  });

  it('in the wordings: those without a number or a standard, and nothing else missing anywhere', () => {
    const found = Object.fromEntries(
      ALL.map((item) => [item.code, clarityOfItem({ ...item, dated: true, owned: true })] as const).filter(
        ([, { missing, slogans, vagueFrequencies }]) =>
          missing.length + slogans.length + vagueFrequencies.length > 0,
      ),
    );
    expect(Object.keys(found)).toEqual(Object.keys(WITHOUT_QUANTITY));
    for (const one of Object.values(found)) {
      // One slot of six is missing: 80 of 100, above the line of 60, so none is called vague.
      expect(one).toMatchObject({ score: 80, missing: ['quantity'], slogans: [], vagueFrequencies: [] });
    }
    const judge = wordingJudge(judged(ALL), []);
    expect(judged(ALL).flatMap((item) => judge.judge(item).finding ?? [])).toEqual([]);
  });

  it('in a township that passes the county’s words on: every one of them, and none once it adds its own', () => {
    const county = judged(ALL.filter(({ code }) => ['R04', 'R07', 'R08'].includes(code)));
    const passedOn = county.map((item) => ({
      ...item,
      itemId: `lower-${item.itemId}`,
      postKind: '乡镇党委书记',
      rank: 2,
    }));
    const copiedIn = (lower: readonly JudgedItem[]) => {
      const judge = wordingJudge([...county, ...lower], []);
      return lower.flatMap((item) => judge.judge(item).finding?.copied?.upperItemId ?? []);
    };
    expect(copiedIn(passedOn)).toEqual(['R04', 'R07', 'R08']);
    expect(copiedIn(passedOn.map((item) => ({ ...item, textZh: `${item.textZh}，覆盖12个村` })))).toEqual([]);
  });
});

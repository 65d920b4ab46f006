import * as fc from 'fast-check';
import { checkListSet } from './check-list-set';
import { furthestFromMembers } from './coverage';
import type { CheckedSet } from './checked-set';
import { CARICATURE, DIMENSIONS, DOMAINS, exampleItems, examplePosts } from './example-items.spec-kit';

const ALL = exampleItems();
const POSTS = examplePosts(ALL);

const set = (more: Partial<CheckedSet>): CheckedSet => ({
  items: ALL,
  posts: POSTS,
  dimensions: DIMENSIONS,
  domains: DOMAINS,
  sizes: [],
  exemptions: [],
  ...more,
});

describe('the check of a list set', () => {
  it('finds nothing to warn of in the whole set of examples', () => {
    const check = checkListSet(set({}));
    expect(check.itemCount).toBe(73);
    expect(check.coverage).toMatchObject({ required: 42, filled: 42 });
    expect(check.warnings).toEqual([]);
  });

  it('sees the caricature: empty dimensions and domains, narrow, three heads, empty members', () => {
    const check = checkListSet(set({ items: ALL.filter(({ code }) => CARICATURE.has(code)) }));
    const codes = new Set(check.warnings.map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      'empty-cell',
      'empty-member',
      'organization-building',
      'rural-and-community',
      'three-heads',
    ]);
    const empty = check.warnings.filter((warning) => warning.code === 'empty-cell');
    for (const domain of ['机关', '事业单位', '学校', '企业', '社会组织']) {
      expect(empty.filter((warning) => warning.domain === domain)).toHaveLength(6);
    }
    for (const dimension of ['政治建设', '思想建设', '作风建设', '纪律建设']) {
      expect(empty.filter((warning) => warning.dimension === dimension)).toHaveLength(7);
    }
    expect(check.threeHeads.share).toBe(1);
    expect(check.ruralAndCommunity).toMatchObject({ part: 9, whole: 12 });
    expect(check.organizationBuilding).toMatchObject({ part: 8, whole: 12 });
  });

  it('takes an exempt cell out of what is required, with its reason', () => {
    const items = ALL.filter(({ domain, dimension }) => !(domain === '社会组织' && dimension === '作风建设'));
    const exemptions = [{ dimension: '作风建设', domain: '社会组织', reason: '不涉及' }];
    expect(checkListSet(set({ items })).coverage).toMatchObject({ required: 42, filled: 41 });
    const check = checkListSet(set({ items, exemptions }));
    expect(check.coverage).toMatchObject({ required: 41, filled: 41 });
    expect(check.warnings.filter(({ code }) => code === 'empty-cell')).toEqual([]);
    expect(check.coverage.cells.find(({ state }) => state === 'exempt')?.reason).toBe('不涉及');
  });

  it('counts a wording once for its kind of post: two hundred villages do not make a county rural', () => {
    const village = POSTS.find(({ kind }) => kind === '村党组织书记')!;
    const villages = Array.from({ length: 200 }, (_, index) => ({
      ...village,
      postId: `village-${index}`,
      organizationId: `village-${index}`,
    }));
    const theirs = ALL.filter(({ postKind }) => postKind === '村党组织书记');
    const items = [...ALL, ...villages.flatMap(({ postId }) => theirs.map((item) => ({ ...item, postId })))];
    const check = checkListSet(set({ items, posts: [...POSTS, ...villages] }));
    expect(check.itemCount).toBe(73);
    expect(check.warnings).toEqual([]);
  });

  it('names a member with more than four times the median, and whoever has none', () => {
    const posts = ['书记', '副书记', '组织委员', '宣传委员'].map((title) => ({
      postId: title,
      title,
      kind: `乡镇${title}`,
      organizationId: 'town',
      organizationName: '望舒镇党委',
      level: '乡镇',
      inTeam: true,
    }));
    const items = [9, 2, 2, 0].flatMap((count, index) =>
      Array.from({ length: count }, (_, number) => ({
        ...ALL[0]!,
        itemId: `${index}-${number}`,
        postId: posts[index]!.postId,
        textZh: `第${number}件`,
      })),
    );
    const members = checkListSet(set({ items, posts })).teams[0]!.members;
    // The third axis: what each bears, cell by cell, is all that they bear.
    for (const one of members)
      expect((one.cells ?? []).reduce((sum, cell) => sum + cell.items, 0)).toBe(one.items);
    expect(members.some(({ cells = [] }) => cells.length > 0)).toBe(true);
    expect(members.map(({ items: held, warning }) => [held, warning])).toEqual([
      [9, 'overloaded'],
      [2, null],
      [2, null],
      [0, 'none'],
    ]);
    const small = checkListSet(set({ items: items.slice(0, 11), posts: posts.slice(0, 2) })).teams[0]!
      .members;
    expect(small.every(({ warning }) => warning === null)).toBe(true);
  });

  it('asks for ties to line work once anybody has one', () => {
    expect(checkListSet(set({})).warnings).toEqual([]);
    const items = ALL.map((item) => (item.code === 'R16' ? { ...item, lineWork: '教育' } : item));
    const untied = checkListSet(set({ items })).warnings.filter(({ code }) => code === 'untied-member');
    const asked = untied.map((warning) => 'postId' in warning && warning.postId);
    expect(asked).toContain('分管工业副县长');
    expect(asked).not.toContain('分管教育副县长');
  });

  it('asks no tie of a team of two, as it does of three', () => {
    const posts = ['书记', '副书记', '组织委员'].map((title) => ({
      postId: title,
      title,
      kind: `乡镇${title}`,
      organizationId: 'town',
      organizationName: '望舒镇党委',
      level: '乡镇',
      inTeam: true,
    }));
    const items = posts.map(({ postId }, index) => ({
      ...ALL[0]!,
      itemId: postId,
      postId,
      textZh: `第${index}件`,
      lineWork: index === 0 ? '教育' : null,
    }));
    const untied = (members: number) =>
      checkListSet(set({ items: items.slice(0, members), posts: posts.slice(0, members) })).warnings.filter(
        ({ code }) => code === 'untied-member',
      );
    expect(untied(2)).toEqual([]);
    expect(untied(3)).toHaveLength(2);
  });

  it('warns of outcomes below 30 % of the wordings, and not of 30 % itself', () => {
    const of = (outcomes: number) => {
      const items = ALL.slice(0, 10).map((item, index) => ({
        ...item,
        type: index >= outcomes ? '活动' : index % 2 ? '满意度' : '成效',
      }));
      const { outcomes: found, warnings } = checkListSet(set({ items }));
      return [found.part, found.whole, found.warns, warnings.some(({ code }) => code === 'outcomes')];
    };
    expect(of(2)).toEqual([2, 10, true, true]);
    expect(of(3)).toEqual([3, 10, false, false]);
  });

  it('names the domain whose items fall furthest behind its branches', () => {
    const sizes = [
      ...['农村', '社区', '机关', '事业单位'].map((domain) => ({ domain, branches: 10, members: 100 })),
      { domain: '学校', branches: 90, members: 900 },
    ];
    expect(checkListSet(set({ sizes })).neglected?.domain).toBe('学校');
  });

  it('tells which domain is furthest from its members, and does not call it neglected', () => {
    const even = ['农村', '社区', '机关', '事业单位', '学校', '企业', '社会组织'].map((domain) => ({
      ...{ domain, branches: 10, members: 100 },
    }));
    const many = even.map((one) => (one.domain === '农村' ? { ...one, members: 3_000 } : one));
    const { balance, neglected } = checkListSet(set({ sizes: many }));
    expect(furthestFromMembers(balance)?.domain).toBe('农村');
    expect(neglected).toEqual(checkListSet(set({ sizes: even })).neglected);
    const shares = { items: 1, itemShare: 0.5, branchShare: 0.5 };
    const near = ['农村', '学校'].map((domain) => ({ ...shares, domain, memberShare: 0.45 }));
    expect(furthestFromMembers(near)).toBeNull();
  });

  it('keeps its figures within their bounds, whatever the items', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), fc.subarray(POSTS), (items, posts) => {
        const check = checkListSet(set({ items, posts }));
        const counted = check.coverage.cells.reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBeLessThanOrEqual(check.itemCount);
        expect(check.coverage.filled).toBeLessThanOrEqual(check.coverage.required);
        for (const { share, part, whole } of [check.threeHeads, check.outcomes, check.ruralAndCommunity]) {
          expect(part).toBeLessThanOrEqual(whole);
          if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        }
        const shares = check.balance.map(({ itemShare }) => itemShare).filter((one) => one !== null);
        if (shares.length > 0) expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
      }),
    );
  });
});

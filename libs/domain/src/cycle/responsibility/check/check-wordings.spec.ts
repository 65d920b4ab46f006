import { wordingJudge } from './check-wordings';
import type { JudgedItem } from './check-wordings';

const item = (itemId: string, rank: number, more: Partial<JudgedItem> = {}): JudgedItem => ({
  itemId,
  lineageId: itemId,
  postId: `post-${itemId}`,
  postKind: '书记',
  organizationId: `organization-${itemId}`,
  dimension: '组织建设',
  domain: '农村',
  rank,
  textZh: '每季度走访企业党组织，帮助解决困难',
  cadencePhrase: '每季度',
  dated: true,
  evidenceAsked: '走访单',
  quantity: null,
  standard: null,
  owned: true,
  ...more,
});

describe('wordings that were passed on', () => {
  const upper = item('upper', 1, { quantity: '4' });
  const copiedOf = (lower: JudgedItem) =>
    wordingJudge([upper, lower], []).judge(lower).finding?.copied ?? null;

  it('are found where nothing was added, beside the words either', () => {
    expect(copiedOf(item('lower', 2))?.upperItemId).toBe('upper');
    expect(copiedOf(item('lower', 2, { quantity: '4' }))?.upperItemId).toBe('upper');
    expect(copiedOf(item('lower', 2, { standard: ' ' }))?.upperItemId).toBe('upper');
  });

  it('are none where the column has a number or a standard of its own', () => {
    expect(copiedOf(item('lower', 2, { quantity: '12' }))).toBeNull();
    expect(copiedOf(item('lower', 2, { standard: '每户有走访记录' }))).toBeNull();
  });
});

describe('a whole county of distinct wordings', () => {
  const SIGNS = [...'村户社校企年月账册会议谈访查办评讲学读公示民意收支田林水路电医养老幼'];
  const PHRASES = 20;
  /** Four phrases of seven signs, another mixture for each number: thousands share a phrase, none shares all. */
  const wording = (n: number) =>
    [0, 1, 2, 3]
      .map((place) => {
        const phrase = place * PHRASES + (Math.floor(n / PHRASES ** place) % PHRASES);
        return [0, 1, 2, 3, 4, 5, 6]
          .map((sign) => SIGNS[(phrase * 13 + sign * 7 + ((phrase * sign) % 11)) % SIGNS.length])
          .join('');
      })
      .join('，');
  const COUNTY = 400;
  const TOWNSHIP = 3_600;
  const VILLAGE = 16_000;

  it('is judged level by level: what was passed on is counted, what is like it is not', () => {
    const county = Array.from({ length: COUNTY }, (_, n) => item(`c${n}`, 1, { textZh: wording(n) }));
    // Every tenth of a township's is the county's, and every twentieth of a village's.
    const township = Array.from({ length: TOWNSHIP }, (_, n) =>
      item(`t${n}`, 2, { textZh: n % 10 === 0 ? `${wording(n / 10)}。` : wording(COUNTY + n) }),
    );
    const village = Array.from({ length: VILLAGE }, (_, n) =>
      item(`v${n}`, 3, {
        textZh: n % 20 === 0 ? wording((n / 20) % COUNTY) : wording(COUNTY + TOWNSHIP + n),
      }),
    );
    const all = [...county, ...township, ...village];
    const judge = wordingJudge(all, []);
    const copied = new Map<number, number>();
    for (const one of all) {
      if (judge.judge(one).finding?.copied) copied.set(one.rank, (copied.get(one.rank) ?? 0) + 1);
    }
    expect(all).toHaveLength(20_000);
    expect([...copied]).toEqual([
      [2, TOWNSHIP / 10],
      [3, VILLAGE / 20],
    ]);
  });
});

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

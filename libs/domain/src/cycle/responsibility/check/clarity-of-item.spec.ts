import { clarityOfItem, CLEAR_FROM, CLARITY_SLOTS } from './clarity-of-item';
import { exampleItems } from './example-items.spec-kit';

const clarity = (
  textZh: string,
  more: {
    cadencePhrase?: string;
    dated?: boolean;
    unread?: boolean;
    evidence?: string;
    quantity?: string;
    standard?: string;
  } = {},
) =>
  clarityOfItem({
    textZh,
    cadencePhrase: more.cadencePhrase ?? '',
    dated: more.dated ?? false,
    unread: more.unread ?? false,
    evidenceAsked: more.evidence ?? null,
    quantity: more.quantity ?? null,
    standard: more.standard ?? null,
    owned: true,
  });

describe('the clarity of an item', () => {
  it('is full where six slots are filled and no slogan stands alone', () => {
    const found = clarity('每季度走访规上非公企业党组织，问题当季办结率不低于90%', {
      dated: true,
      evidence: '走访单',
    });
    expect(found).toEqual({ score: 100, missing: [], slogans: [], vagueFrequencies: [] });
  });

  it.each([
    ['高度重视学校思政工作，切实加强指导。', 24, ['quantity', 'time', 'evidence'], ['高度重视', '切实'], []],
    ['经常走访企业，帮助解决困难。', 36, ['quantity', 'time', 'evidence'], [], ['经常']],
    [
      '进一步加大村级监督力度，不断巩固成果。',
      0,
      ['object', 'quantity', 'time', 'evidence'],
      ['进一步', '加大村级监督力度', '不断', '巩固成果'],
      [],
    ],
  ])('names what %s lacks', (textZh, score, missing, slogans, vague) => {
    expect(clarity(textZh)).toEqual({ score, missing, slogans, vagueFrequencies: vague });
  });

  it('has no time in a phrase that could not be read, whatever words it uses', () => {
    const written = { cadencePhrase: '每季度抓一抓', evidence: '走访单' };
    const said = '每季度走访规上非公企业党组织，问题当季办结率不低于90%';
    expect(clarity(said, written).missing).toEqual([]);
    expect(clarity(said, { ...written, unread: true })).toMatchObject({ score: 80, missing: ['time'] });
  });

  it('finds the number that stands in the column, and the standard', () => {
    expect(clarity('走访困难党员').missing).toContain('quantity');
    expect(clarity('走访困难党员', { quantity: '12' }).missing).not.toContain('quantity');
    expect(clarity('走访困难党员', { standard: '每户有走访记录' }).missing).not.toContain('quantity');
    expect(clarity('走访困难党员', { standard: ' ' }).missing).toContain('quantity');
  });

  it('counts evidence that is asked for', () => {
    const found = clarity('定期召开党建例会，推动任务落实。', { evidence: '例会通报' });
    expect(found).toMatchObject({ score: 48, missing: ['quantity', 'time'], slogans: ['推动任务落实'] });
  });

  it('forgives a slogan behind which something measurable follows', () => {
    expect(clarity('进一步走访困难党员，每季度不少于一次').slogans).toEqual([]);
    expect(clarity('每季度不少于一次走访困难党员，进一步加强关怀').slogans).toEqual(['进一步']);
  });

  it('takes a settled cadence for the frequency that 定期 leaves open', () => {
    expect(clarity('定期走访困难党员').vagueFrequencies).toEqual(['定期']);
    expect(clarity('定期走访困难党员', { cadencePhrase: '每季度', dated: true }).vagueFrequencies).toEqual(
      [],
    );
  });

  it('misses the owner of an item that no post bears', () => {
    const item = {
      textZh: '走访党员',
      cadencePhrase: '每月',
      dated: true,
      evidenceAsked: '记录',
      quantity: null,
      standard: null,
      owned: false,
    };
    expect(clarityOfItem(item).missing).toContain('owner');
  });

  it('finds all 73 example items clear, with verb and object in each', () => {
    for (const item of exampleItems()) {
      const found = clarityOfItem({ ...item, dated: true, owned: true });
      expect([item.code, found.score >= CLEAR_FROM, found.slogans]).toEqual([item.code, true, []]);
      expect([item.code, found.missing.filter((slot) => slot !== 'quantity')]).toEqual([item.code, []]);
    }
  });

  it('shows the slots in one order', () => {
    const { missing } = clarityOfItem({
      textZh: '',
      cadencePhrase: '',
      dated: false,
      evidenceAsked: '',
      quantity: null,
      standard: null,
      owned: false,
    });
    expect(missing).toEqual([...CLARITY_SLOTS]);
  });
});

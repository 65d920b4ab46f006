import { checkListSet } from './check-list-set';
import { CARICATURE, DIMENSIONS, DOMAINS, exampleItems, examplePosts } from './example-items.spec-kit';
import { betterWording, draftsForEmptyCells } from './library-suggestions';

const LIBRARY = exampleItems();

describe('the library', () => {
  it('has the better wording for a slogan, of the same post or the same cell', () => {
    const wanted = {
      textZh: '高度重视学校思政工作，切实加强指导。',
      postKind: '宣传部长',
      dimension: '思想建设',
      domain: '学校',
    };
    expect(betterWording(wanted, LIBRARY)?.code).toBe('R10');
    const visits = {
      textZh: '经常走访企业，帮助解决困难。',
      postKind: '分管工业副县长',
      dimension: '作风建设',
      domain: '企业',
    };
    expect(betterWording(visits, LIBRARY)?.code).toBe('R17');
    expect(betterWording({ ...wanted, postKind: '无此岗位', dimension: '无' }, LIBRARY)).toBeNull();
  });

  it('fills every empty cell of the caricature, posts of the set first', () => {
    const items = LIBRARY.filter(({ code }) => CARICATURE.has(code));
    const { coverage } = checkListSet({
      items,
      posts: examplePosts(LIBRARY),
      dimensions: DIMENSIONS,
      domains: DOMAINS,
      sizes: [],
      exemptions: [],
    });
    const kinds = new Set(items.map(({ postKind }) => postKind));
    const drafts = draftsForEmptyCells(coverage.cells, LIBRARY, kinds);
    expect(drafts).toHaveLength(coverage.required - coverage.filled);
    const rural = drafts.find(({ cell }) => cell.domain === '农村' && cell.dimension === '思想建设')!;
    expect(rural.items.map(({ code }) => code)).toEqual(['R31', 'R26']);
  });
});

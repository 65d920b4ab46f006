import { bearerOfItem } from './bearer-of-item';
import type { PossibleBearer } from './bearer-of-item';

const member = (
  postId: string,
  lineWork: string | null,
  more: Partial<PossibleBearer> = {},
): PossibleBearer => ({
  postId,
  kind: postId,
  isHead: false,
  lineWork,
  ...more,
});
const TEAM = [
  member('县委书记', '主持县委全面工作', { isHead: true }),
  member('县委副书记', '党的建设、乡村振兴'),
  member('宣传部长', '宣传思想、意识形态'),
  member('分管教育副县长', '教育、文化'),
  member('分管工业副县长', '工业、国资'),
];
const bearer = (postKind: string, dimension: string, domain: string, team = TEAM) =>
  bearerOfItem({ postKind, dimension, domain }, team);

describe('who should bear an item of the library', () => {
  it('is the one post of the kind that it was made for', () => {
    expect(bearer('宣传部长', '思想建设', '学校')).toEqual({ postId: '宣传部长', why: 'post-kind' });
  });
  it('is else whoever is in charge of the domain, before the dimension', () => {
    expect(bearer('学校党组织书记', '思想建设', '学校')).toEqual({
      postId: '分管教育副县长',
      why: 'line-work',
    });
    expect(bearer('企业党组织书记', '作风建设', '企业')).toEqual({
      postId: '分管工业副县长',
      why: 'line-work',
    });
    expect(bearer('机关支部书记', '思想建设', '机关')).toEqual({ postId: '宣传部长', why: 'line-work' });
  });
  it('is else the first head; a kind with several posts names nobody', () => {
    expect(bearer('机关支部书记', '纪律建设', '机关')).toEqual({ postId: '县委书记', why: 'head' });
    const two = [member('a', null, { kind: '副县长' }), member('b', null, { kind: '副县长' })];
    expect(bearer('副县长', '纪律建设', '机关', two)).toEqual({ postId: 'a', why: 'head' });
    expect(bearer('副县长', '纪律建设', '机关', [])).toBeNull();
  });
});

import { postName } from './post-name';

describe('the name of a post of a body', () => {
  it.each([
    ['中共云岭县委', '县委书记', '中共云岭县委书记'],
    ['中共云岭县委', '县委常委、组织部部长', '中共云岭县委常委、组织部部长'],
    ['望舒镇党委', '望舒镇党委书记', '望舒镇党委书记'],
    ['望舒镇党委', '党委书记', '望舒镇党委书记'],
    ['清溪村党支部', '书记', '清溪村党支部书记'],
    ['县教育局', '局长', '县教育局局长'],
  ])('%s and %s is %s', (unit, post, name) => {
    expect(postName(unit, post)).toBe(name);
  });
});

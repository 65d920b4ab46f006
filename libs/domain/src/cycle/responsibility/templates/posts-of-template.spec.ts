import { postsOfTemplate } from './posts-of-template';

const posts = [
  { id: 'village', levelCode: '村', domainCode: '农村' },
  { id: 'community', levelCode: '村', domainCode: '社区' },
  { id: 'branch', levelCode: '支部', domainCode: '农村' },
];
const idsFor = (levelCode: string, domainCode: string | null) =>
  postsOfTemplate({ levelCode, domainCode }, posts).map(({ id }) => id);

describe('postsOfTemplate', () => {
  it('are those of its level and its domain', () => {
    expect(idsFor('村', '农村')).toEqual(['village']);
    expect(idsFor('支部', '农村')).toEqual(['branch']);
  });

  it('are of any domain when the template names none, or one that no post of the kind stands in', () => {
    expect(idsFor('村', null)).toEqual(['village', 'community']);
    expect(idsFor('村', '学校')).toEqual(['village', 'community']);
    expect(idsFor('县', '学校')).toEqual([]);
  });
});

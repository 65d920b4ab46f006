import type { PostHistory, Tenure } from '../data/team-views';
import { whatChanged } from './what-changed';

const tenure = (id: string, rest: Partial<Tenure> = {}): Tenure => ({
  id,
  postId: 'p',
  postTitle: '党委书记',
  organizationId: 'o',
  organizationName: '青禾镇党委',
  personId: id,
  personName: id,
  kind: '任职',
  startsOn: '2023-03-06',
  endsOn: null,
  startNote: null,
  endReason: null,
  endNote: null,
  correctionNote: null,
  version: 1,
  ...rest,
});
const history = (tenures: Tenure[], title = '党委书记'): PostHistory => ({
  post: {
    id: 'p',
    organizationId: 'o',
    code: 'YL-03-P1',
    title,
    kind: '乡镇党委书记',
    isHead: true,
    inTeam: true,
    lineWork: null,
    sort: 1,
    validFrom: '2020-01-01',
    validTo: null,
    version: 1,
  },
  organizationName: '青禾镇党委',
  tenures,
  headPost: null,
  headTenures: [],
  mayManage: true,
});

describe('what somebody else has changed at a post', () => {
  it('is nothing where the post stands as it was seen', () => {
    expect(whatChanged(history([tenure('林小满')]), history([tenure('林小满')]))).toEqual([]);
  });

  it('says who left, who came and what the post is called now', () => {
    const after = history(
      [
        tenure('林小满', { endsOn: '2026-05-31', endReason: '调离' }),
        tenure('许知远', { startsOn: '2026-06-01' }),
      ],
      '镇党委书记',
    );
    expect(whatChanged(history([tenure('林小满')]), after)).toEqual([
      { of: '党委书记', field: 'title', from: '党委书记', to: '镇党委书记' },
      { of: '林小满', field: 'endsOn', from: null, to: '2026-05-31' },
      { of: '林小满', field: 'endReason', from: null, to: '调离' },
      { of: '许知远', field: 'new', from: '任职', to: '2026-06-01' },
    ]);
  });

  it('names a tenure that is gone', () => {
    const [change] = whatChanged(history([tenure('林小满')]), history([]));
    expect(change).toMatchObject({ of: '林小满', field: 'gone' });
  });
});

import type { HeldTenure } from '../tenures/may-start-tenure';
import { mayClosePost } from './may-close-post';
import { mayShapePost } from './may-shape-post';
import type { PostPlace, PostShape } from './may-shape-post';

const code = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal?.code;

describe('the shape of a post', () => {
  const shape = (
    over: Partial<PostShape> = {},
    place: Partial<PostPlace> = {},
    before: string | null = null,
  ) =>
    code(
      mayShapePost(
        { title: '组织委员', kind: '乡镇组织委员', isHead: false, inTeam: true, lineWork: null, ...over },
        {
          organizationKind: '党委',
          validTo: null,
          otherHead: { title: '党委书记' },
          postKinds: new Map([
            ['乡镇组织委员', ['党委']],
            ['村党组织书记', ['党总支', '党支部']],
            ['其他', []],
          ]),
          ...place,
        },
        before,
        '2026-06-01',
      ),
    );

  it('is of a kind that stands in its organisation', () => {
    expect(shape()).toBe('ok');
    expect(shape({ kind: '其他' })).toBe('ok');
    expect(shape({ kind: '村党组织书记' })).toBe('post.kind-elsewhere');
    expect(shape({ kind: '市长' })).toBe('post.kind-unknown');
    expect(shape({ kind: '市长' }, {}, '市长')).toBe('ok');
  });
  it('is the head where there is no other, in an organisation that exists', () => {
    expect(shape({ isHead: true })).toBe('post.second-head');
    expect(shape({ isHead: true }, { otherHead: null })).toBe('ok');
    expect(shape({}, { validTo: '2026-06-02' })).toBe('ok');
    expect(shape({}, { validTo: '2026-06-01' })).toBe('post.organization-ended');
  });
});

describe('closing a post', () => {
  const held = (over: Partial<HeldTenure> = {}): HeldTenure => ({
    postId: 'p',
    personId: 'lin',
    personName: '林小满',
    kind: '任职',
    startsOn: '2024-03-01',
    endsOn: null,
    ...over,
  });
  const post = { validFrom: '2020-01-01', validTo: null };
  const close = (tenures: readonly HeldTenure[], endsTenures = false, lastOn = '2026-05-31') =>
    mayClosePost(post, tenures, { lastOn, endsTenures });

  it('needs it vacant from then on, or ends the tenures with it', () => {
    expect(close([held({ endsOn: '2026-05-31' })])).toEqual({ ok: true, value: [] });
    expect(code(close([held()]))).toBe('post.held');
    const beyond = [held({ endsOn: '2026-06-01' }), held({ personId: 'xu', kind: '挂职' })];
    expect(close([held({ endsOn: '2024-12-31' }), ...beyond], true)).toEqual({ ok: true, value: beyond });
    expect(code(close([held({ startsOn: '2026-06-01' })], true))).toBe('post.tenure-ahead');
  });
  it('happens once, on a day on which the post was there', () => {
    const closed = { validFrom: '2020-01-01', validTo: '2026-01-01' };
    expect(code(mayClosePost(closed, [], { lastOn: '2026-05-31', endsTenures: false }))).toBe(
      'post.closed-already',
    );
    expect(code(close([], false, '2019-12-31'))).toBe('post.closes-before-start');
  });
});

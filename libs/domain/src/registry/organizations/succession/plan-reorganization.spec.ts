import fc from 'fast-check';
import type { GuidanceEdge } from '../guidance/guidance';
import { mayClose, planReorganization } from './plan-reorganization';
import type { ReorganizationFacts } from './plan-reorganization';

const edge = (over: Partial<GuidanceEdge>): GuidanceEdge => ({
  id: 'e',
  guideId: 'a',
  guidedId: 'x',
  withSubtree: true,
  kindCode: '行业指导',
  postId: null,
  rights: ['see'],
  scoreShare: null,
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
});
const source = (id: string, memberCount = 10) => ({ id, nameZh: id, memberCount });
const target = (id: string, over: Partial<ReorganizationFacts['targets'][number]> = {}) => ({
  id,
  nameZh: id,
  head: { id: `head-${id}`, title: '书记' },
  line: [id, 'root'],
  members: 5,
  ...over,
});
const merge = (over: Partial<ReorganizationFacts> = {}): ReorganizationFacts => ({
  kind: 'merge',
  sources: [source('a'), source('b', 20)],
  targets: [target('t')],
  sourceGoesOn: false,
  children: [{ id: 'child', name: '果园村党支部' }],
  posts: [
    { id: 'head-a', name: '书记', isHead: true },
    { id: 'other', name: '组织委员', isHead: false },
  ],
  edges: [],
  edgesOfTargets: [],
  placements: new Map([['head-a', null]]),
  ...over,
});
const codeOf = (facts: ReorganizationFacts) => {
  const outcome = planReorganization(facts);
  return outcome.ok ? 'ok' : outcome.refusal.code;
};
const planned = (facts: ReorganizationFacts) => {
  const outcome = planReorganization(facts);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

describe('a merger', () => {
  it('puts everything into the one that goes on, and what ended posts owe on its head', () => {
    expect(planned(merge())).toMatchObject({
      movedChildren: [{ id: 'child', to: 't' }],
      movedPosts: [{ id: 'other', to: 't' }],
      endedPosts: [{ id: 'head-a', takenOverBy: 'head-t' }],
      members: [
        { id: 'a', memberCount: 0 },
        { id: 'b', memberCount: 0 },
        { id: 't', memberCount: 35 },
      ],
    });
  });

  it('leaves one head, who must be there to take over', () => {
    expect(codeOf(merge({ placements: new Map() }))).toBe('reorganization.two-heads');
    expect(codeOf(merge({ targets: [target('t', { head: null })] }))).toBe('reorganization.no-head');
    expect(codeOf(merge({ placements: new Map(), targets: [target('t', { head: null })] }))).toBe('ok');
  });

  it('does not go into itself, nor into what stands below', () => {
    expect(codeOf(merge({ targets: [target('a')] }))).toBe('reorganization.itself');
    expect(codeOf(merge({ targets: [target('t', { line: ['t', 'a', 'root'] })] }))).toBe(
      'reorganization.target-below',
    );
    expect(codeOf(merge({ sources: [] }))).toBe('reorganization.too-few');
  });

  it('says guidance once, and never of oneself', () => {
    const { endedEdges, movedEdges } = planned(
      merge({
        edges: [
          edge({ id: 'twice' }),
          edge({ id: 'moved', guidedId: 'y' }),
          edge({ id: 'between', guidedId: 't' }),
          edge({ id: 'both', guideId: 'a', guidedId: 'b' }),
        ],
        edgesOfTargets: [edge({ id: 'known', guideId: 't' })],
      }),
    );
    expect(endedEdges).toEqual(['twice', 'moved', 'between', 'both']);
    expect(movedEdges).toEqual([{ from: 'moved', guideId: 't', guidedId: 'y' }]);
  });
});

describe('a split', () => {
  const split = (over: Partial<ReorganizationFacts> = {}): ReorganizationFacts =>
    merge({
      kind: 'split',
      sources: [source('a', 10)],
      targets: [target('t', { head: null, members: 4 }), target('u', { head: null, members: 6 })],
      placements: new Map([
        ['child', 'u'],
        ['head-a', 't'],
        ['other', 'u'],
      ]),
      ...over,
    });

  it('names where each thing goes, and loses no member', () => {
    expect(codeOf(split())).toBe('ok');
    expect(codeOf(split({ placements: new Map([['child', 'u']]) }))).toBe('reorganization.not-placed');
    expect(codeOf(split({ sources: [source('a', 11)] }))).toBe('reorganization.members-differ');
    expect(codeOf(split({ sources: [source('a', 11)], sourceGoesOn: true }))).toBe('ok');
    expect(codeOf(split({ placements: new Map([['stranger', 'u']]) }))).toBe('reorganization.not-theirs');
  });

  it('leaves with the old one what goes on there', () => {
    const { movedChildren, movedPosts, endedPosts } = planned(
      split({ sourceGoesOn: true, placements: new Map([['child', 't']]) }),
    );
    expect([movedChildren.length, movedPosts.length, endedPosts.length]).toEqual([1, 0, 0]);
  });
});

it('puts every belonging in exactly one place, under one head, with every member counted once', () => {
  const ids = ['t', 'u', 'v'];
  const facts = fc.record({
    kind: fc.constantFrom('merge' as const, 'split' as const),
    headsOfTargets: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    targets: fc.integer({ min: 1, max: 3 }),
    children: fc.integer({ min: 0, max: 4 }),
    posts: fc.array(fc.boolean(), { maxLength: 5 }),
    edges: fc.array(fc.constantFrom('a', 't', 'u', 'x', 'y'), { maxLength: 5 }),
    places: fc.array(fc.option(fc.constantFrom(...ids)), { maxLength: 14 }),
    sourceGoesOn: fc.boolean(),
    members: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
    count: fc.integer({ min: 0, max: 27 }),
  });
  fc.assert(
    fc.property(facts, (drawn) => {
      const children = Array.from({ length: drawn.children }, (_, n) => ({ id: `c${n}`, name: `c${n}` }));
      const posts = drawn.posts.map((isHead, n) => ({ id: `p${n}`, name: `p${n}`, isHead }));
      const edges = drawn.edges
        .map((guidedId, n) =>
          edge({ id: `e${n}`, guideId: guidedId === 'a' ? 'b' : 'a', guidedId, postId: null }),
        )
        .filter((one) => one.guideId !== one.guidedId);
      const all = [...children, ...posts, ...edges].map(({ id }) => id);
      const input: ReorganizationFacts = {
        kind: drawn.kind,
        sources: [source('a', drawn.count)],
        targets: ids
          .slice(0, drawn.kind === 'merge' ? 1 : drawn.targets)
          .map((id, n) =>
            target(id, { members: drawn.members[n]!, ...(drawn.headsOfTargets[n] ? {} : { head: null }) }),
          ),
        sourceGoesOn: drawn.kind === 'split' && drawn.sourceGoesOn,
        children,
        posts,
        edges,
        edgesOfTargets: [],
        placements: new Map(all.slice(0, drawn.places.length).map((id, n) => [id, drawn.places[n] ?? null])),
      };
      const outcome = planReorganization(input);
      if (!outcome.ok) return;
      const plan = outcome.value;
      const stays = (id: string) => input.sourceGoesOn && !input.placements.has(id);
      const placed = [...plan.movedChildren, ...plan.movedPosts, ...plan.endedPosts].map(({ id }) => id);
      expect(placed.sort()).toEqual(
        [...children, ...posts]
          .map(({ id }) => id)
          .filter((id) => !stays(id))
          .sort(),
      );
      expect([...plan.endedEdges].sort()).toEqual(
        edges
          .map(({ id }) => id)
          .filter((id) => !stays(id))
          .sort(),
      );
      for (const { guideId, guidedId } of plan.movedEdges) {
        expect(guideId).not.toBe(guidedId);
        expect([guideId, guidedId]).not.toContain('a');
      }
      for (const { id, head } of input.targets) {
        const came = plan.movedPosts.filter(
          (post) => post.to === id && posts.find((p) => p.id === post.id)!.isHead,
        );
        expect(came.length + (head ? 1 : 0)).toBeLessThanOrEqual(1);
      }
      const before = drawn.count + (drawn.kind === 'merge' ? drawn.members[0]! : 0);
      expect(plan.members.reduce((sum, { memberCount }) => sum + memberCount, 0)).toBe(before);
    }),
  );
});

it('closes when nothing is left, else says what is', () => {
  expect(mayClose('果园村党支部', []).ok).toBe(true);
  const way = ['甲', '乙', '丙', '丁'].map((zh) => ({ kind: 'post' as const, id: zh, zh, en: zh }));
  const refused = mayClose('果园村党支部', way);
  expect(!refused.ok && refused.refusal.zh).toContain('甲、乙、丙 等 4 项');
});

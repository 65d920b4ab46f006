import { allow, refuse } from '../../../platform/refusal';
import type { Outcome, Refusal } from '../../../platform/refusal';
import { sayTheSame } from '../guidance/guidance';
import type { GuidanceEdge } from '../guidance/guidance';
import { successionRefusals } from './succession-refusals';

/** An organisation that ends, or of which others are split off. */
export interface EndingOrganization {
  readonly id: string;
  readonly nameZh: string;
  readonly memberCount: number;
}

/** An organisation that goes on for it, be it there already or made with this. */
export interface ContinuingOrganization {
  readonly id: string;
  readonly nameZh: string;
  /** Its head post before this, if it has one. */
  readonly head: { readonly id: string; readonly title: string } | null;
  /** Itself and all above it. */
  readonly line: readonly string[];
  /** Members that a new one of a split gets; null where they follow from what goes into it. */
  readonly members: number | null;
}

/** Something of an organisation that ends: what stands below it, or a post of it. */
export interface Belonging {
  readonly id: string;
  readonly name: string;
}

export interface BelongingPost extends Belonging {
  readonly isHead: boolean;
}

/** Where something goes: to the organisation of this id; null: it ends (posts, guidance). */
export type Placements = ReadonlyMap<string, string | null>;

/** All that the plan is made of. */
export interface ReorganizationFacts {
  readonly kind: 'merge' | 'split';
  readonly sources: readonly EndingOrganization[];
  readonly targets: readonly ContinuingOrganization[];
  /** A split of which the old organisation goes on with what is not placed elsewhere. */
  readonly sourceGoesOn: boolean;
  readonly children: readonly Belonging[];
  readonly posts: readonly BelongingPost[];
  /** Edges at the sources that hold, or will. */
  readonly edges: readonly GuidanceEdge[];
  /** Edges at the targets that hold, or will. */
  readonly edgesOfTargets: readonly GuidanceEdge[];
  readonly placements: Placements;
}

/** What goes where. Each belonging of the sources stands in it exactly once. */
export interface Reorganization {
  readonly movedChildren: readonly { readonly id: string; readonly to: string }[];
  readonly movedPosts: readonly { readonly id: string; readonly to: string }[];
  /** Posts that end, each with the post that takes over what it still owes. */
  readonly endedPosts: readonly { readonly id: string; readonly takenOverBy: string | null }[];
  /** Edges that end, and those that go on with other ends (`from` is the one that they go on for). */
  readonly endedEdges: readonly string[];
  readonly movedEdges: readonly {
    readonly from: string;
    readonly guideId: string;
    readonly guidedId: string;
  }[];
  readonly members: readonly { readonly id: string; readonly memberCount: number }[];
}

/** What a merger or split does, or why it may not be. A merger puts what is not placed into its one target. */
export function planReorganization(facts: ReorganizationFacts): Outcome<Reorganization> {
  const odd = oddEnds(facts) ?? oddPlacements(facts);
  if (odd) return refuse(odd);
  const heads = headsAfter(facts);
  if (!heads.ok) return heads;
  const endedPosts = facts.posts.filter(({ id }) => placeOf(facts, id) === null);
  // What ended posts owe goes to the head of where most goes: the first target.
  const heir = heads.value.get(facts.targets[0]!.id) ?? null;
  if (endedPosts.length > 0 && heir === null) {
    return refuse(
      successionRefusals['reorganization.no-head']({ parameters: { name: facts.targets[0]!.nameZh } }),
    );
  }
  const members = membersAfter(facts);
  if (!members.ok) return members;
  const moved = <T extends Belonging>(all: readonly T[]) =>
    all.flatMap(({ id }) => {
      const to = placeOf(facts, id);
      return to === null || to === undefined || to === STAYS ? [] : [{ id, to }];
    });
  return allow({
    movedChildren: moved(facts.children),
    movedPosts: moved(facts.posts),
    endedPosts: endedPosts.map(({ id }) => ({ id, takenOverBy: heir })),
    ...edgesAfter(facts),
    members: members.value,
  });
}

/** It stays with the old organisation, which goes on. */
const STAYS = 'stays';

function placeOf(
  { kind, sourceGoesOn, targets, placements }: ReorganizationFacts,
  id: string,
): string | null | undefined {
  const placed = placements.get(id);
  if (placed !== undefined) return placed;
  if (sourceGoesOn) return STAYS;
  return kind === 'merge' ? targets[0]!.id : undefined;
}

function oddEnds({ kind, sources, targets }: ReorganizationFacts): Refusal | undefined {
  const enough =
    kind === 'merge'
      ? sources.length > 0 && targets.length === 1
      : sources.length === 1 && targets.length > 0;
  if (!enough) return successionRefusals['reorganization.too-few']();
  for (const { id, nameZh: name } of sources) {
    if (targets.some((target) => target.id === id))
      return successionRefusals['reorganization.itself']({ parameters: { name } });
    const below = targets.find(({ line }) => line.includes(id));
    if (below)
      return successionRefusals['reorganization.target-below']({
        parameters: { name, target: below.nameZh },
      });
  }
  return undefined;
}

function oddPlacements(facts: ReorganizationFacts): Refusal | undefined {
  const { children, posts, edges, targets, placements } = facts;
  const known = new Set([...children, ...posts, ...edges].map(({ id }) => id));
  const ends = new Set(targets.map(({ id }) => id));
  for (const [id, to] of placements) {
    if (!known.has(id) || (to !== null && !ends.has(to)))
      return successionRefusals['reorganization.not-theirs']();
  }
  const open =
    children.find(({ id }) => placeOf(facts, id) === undefined || placements.get(id) === null) ??
    posts.find(({ id }) => placeOf(facts, id) === undefined);
  return open && successionRefusals['reorganization.not-placed']({ parameters: { name: open.name } });
}

/** The head post of each target when all is done. */
function headsAfter(facts: ReorganizationFacts): Outcome<ReadonlyMap<string, string>> {
  const heads = new Map<string, { readonly id: string; readonly title: string }>();
  for (const { id, head } of facts.targets) if (head) heads.set(id, head);
  for (const post of facts.posts) {
    const to = placeOf(facts, post.id);
    if (!post.isHead || to === null || to === undefined || to === STAYS) continue;
    const other = heads.get(to);
    if (other) {
      const name = facts.targets.find(({ id }) => id === to)!.nameZh;
      const parameters = { name, first: other.title, second: post.name };
      return refuse(successionRefusals['reorganization.two-heads']({ parameters }));
    }
    heads.set(to, { id: post.id, title: post.name });
  }
  return allow(new Map([...heads].map(([id, head]) => [id, head.id])));
}

/** An edge goes on at the organisation that its end went to, unless it would lead to itself or be said twice. */
function edgesAfter(facts: ReorganizationFacts): Pick<Reorganization, 'endedEdges' | 'movedEdges'> {
  const ended = new Set(facts.sources.map(({ id }) => id));
  const kept: GuidanceEdge[] = [...facts.edgesOfTargets];
  const endedEdges: string[] = [];
  const movedEdges: { from: string; guideId: string; guidedId: string }[] = [];
  for (const edge of facts.edges) {
    const to = placeOf(facts, edge.id) ?? null;
    if (to === STAYS) continue;
    endedEdges.push(edge.id);
    if (to === null) continue;
    const at = (end: string) => (ended.has(end) ? to : end);
    const moved = { ...edge, guideId: at(edge.guideId), guidedId: at(edge.guidedId) };
    if (moved.guideId === moved.guidedId || kept.some((other) => sayTheSame(other, moved))) continue;
    kept.push(moved);
    movedEdges.push({ from: edge.id, guideId: moved.guideId, guidedId: moved.guidedId });
  }
  return { endedEdges, movedEdges };
}

/** How many members each has after: none is lost and none counted twice. */
function membersAfter(facts: ReorganizationFacts): Outcome<Reorganization['members']> {
  const count = facts.sources.reduce((sum, { memberCount }) => sum + memberCount, 0);
  if (facts.kind === 'merge') {
    const emptied = facts.sources.map(({ id }) => ({ id, memberCount: 0 }));
    return allow([
      ...emptied,
      { id: facts.targets[0]!.id, memberCount: count + (facts.targets[0]!.members ?? 0) },
    ]);
  }
  const sum = facts.targets.reduce((all, { members }) => all + (members ?? 0), 0);
  if (sum > count || (sum < count && !facts.sourceGoesOn)) {
    return refuse(successionRefusals['reorganization.members-differ']({ parameters: { sum, count } }));
  }
  const given = facts.targets.map(({ id, members }) => ({ id, memberCount: members ?? 0 }));
  return allow([{ id: facts.sources[0]!.id, memberCount: count - sum }, ...given]);
}

/** What stands in the way of closing an organisation without anybody after it. */
export interface InTheWay {
  readonly kind: 'child' | 'post' | 'tenure' | 'members';
  /** The row to open; null for what is only counted. */
  readonly id: string | null;
  readonly zh: string;
  readonly en: string;
}

const NAMED = 3;

/** An organisation is closed when nothing of it is left. */
export function mayClose(name: string, inTheWay: readonly InTheWay[]): Outcome<string> {
  if (inTheWay.length === 0) return allow(name);
  const say = (language: 'zh' | 'en', comma: string, more: string) =>
    inTheWay
      .slice(0, NAMED)
      .map((one) => one[language])
      .join(comma) + (inTheWay.length > NAMED ? more : '');
  const refusal = successionRefusals['reorganization.in-the-way']({ parameters: { name } });
  return refuse({
    ...refusal,
    zh: refusal.zh.replace('{what}', say('zh', '、', ` 等 ${inTheWay.length} 项`)),
    en: refusal.en.replace('{what}', say('en', ', ', ` and others, ${inTheWay.length} in all`)),
  });
}

import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { postsRefusals } from './posts-refusals';

/** What a post is, whoever holds it. */
export interface PostShape {
  readonly title: string;
  /** As lists name it (乡镇党委书记). */
  readonly kind: string;
  readonly isHead: boolean;
  readonly inTeam: boolean;
  readonly lineWork: string | null;
}

/** Where it stands. `validTo` is the first day on which the organisation no longer exists. */
export interface PostPlace {
  readonly organizationKind: string;
  readonly validTo: string | null;
  /** The head post of the organisation, if another one is. */
  readonly otherHead: { readonly title: string } | null;
  /** Kinds of organisation that a post of a kind stands in; empty for any. */
  readonly postKinds: ReadonlyMap<string, readonly string[]>;
}

/**
 * A post is of a kind that stands in its organisation, and an organisation has one head. A kind that it has already,
 * `kindBefore`, it may keep, whatever became of the catalogue.
 */
export function mayShapePost(
  shape: PostShape,
  place: PostPlace,
  kindBefore: string | null,
  today: string,
): Outcome<PostShape> {
  const { kind } = shape;
  const { organizationKind, otherHead } = place;
  if (place.validTo !== null && place.validTo <= today) {
    return refuse(postsRefusals['post.organization-ended']());
  }
  const standsIn = kind === kindBefore ? [] : place.postKinds.get(kind);
  if (!standsIn) return refuse(postsRefusals['post.kind-unknown']({ field: 'kind', parameters: { kind } }));
  if (standsIn.length > 0 && !standsIn.includes(organizationKind)) {
    return refuse(
      postsRefusals['post.kind-elsewhere']({ field: 'kind', parameters: { kind, organizationKind } }),
    );
  }
  if (shape.isHead && otherHead) {
    return refuse(
      postsRefusals['post.second-head']({ field: 'isHead', parameters: { title: otherHead.title } }),
    );
  }
  return allow(shape);
}

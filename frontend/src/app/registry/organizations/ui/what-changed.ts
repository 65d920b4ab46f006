import { toProblem } from '../../../platform/http/problem';
import type { PostHistory, Tenure } from '../data/team-views';

export interface Change {
  /** The post's own title, or whose tenure it is. */
  readonly of: string;
  readonly field: 'new' | 'gone' | 'kind' | 'startsOn' | 'endsOn' | 'endReason' | 'title' | 'validTo';
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody was faster: the version has moved (412), or what stands there now is in the way (409). */
export function isConflict(thrown: unknown): boolean {
  return [409, 412].includes(toProblem(thrown).status);
}

const TENURE_FIELDS = ['kind', 'startsOn', 'endsOn', 'endReason'] as const;

/** What somebody else has changed at a post since it was looked at. */
export function whatChanged(before: PostHistory, after: PostHistory): readonly Change[] {
  const changes: Change[] = [];
  for (const field of ['title', 'validTo'] as const) {
    const [from, to] = [before.post[field], after.post[field]];
    if (from !== to) changes.push({ of: before.post.title, field, from, to });
  }
  const seen = new Map(before.tenures.map((tenure) => [tenure.id, tenure]));
  for (const tenure of after.tenures) {
    const earlier = seen.get(tenure.id);
    seen.delete(tenure.id);
    changes.push(...(earlier ? differences(earlier, tenure) : [appeared(tenure)]));
  }
  for (const { personName } of seen.values()) {
    changes.push({ of: personName, field: 'gone', from: null, to: null });
  }
  return changes;
}

function differences(before: Tenure, after: Tenure): readonly Change[] {
  return TENURE_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    of: after.personName,
    field,
    from: before[field],
    to: after[field],
  }));
}

function appeared({ personName, kind, startsOn }: Tenure): Change {
  return { of: personName, field: 'new', from: kind, to: startsOn };
}

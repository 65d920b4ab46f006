import { MATTER_LIGHTS } from '../../registry/organizations/post-matter';
import type { MatterWeight, PostMatter } from '../../registry/organizations/post-matter';

/** What has to be taken over, then what has to be settled before leaving, then what is only to be known. */
const WEIGHTS: readonly MatterWeight[] = ['to-take-over', 'to-settle', 'to-know'];

type Ordered = Pick<PostMatter, 'weight' | 'light' | 'dueOn' | 'titleZh'>;

/** The order of a sheet: by what it asks for, the loudest light first, then by date. */
export function sheetOrder<T extends Ordered>(matters: readonly T[]): T[] {
  const loudness = ({ light }: Ordered) => (light === null ? -1 : MATTER_LIGHTS.indexOf(light));
  return [...matters].sort(
    (a, b) =>
      WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
      loudness(b) - loudness(a) ||
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
      a.titleZh.localeCompare(b.titleZh),
  );
}

/** One text for a matter, whatever it says of itself today. */
export function matterKey({
  kind,
  subjectId,
}: {
  readonly kind: string;
  readonly subjectId: string | null;
}): string {
  return `${kind} ${subjectId ?? ''}`;
}

/** Matters that have come up since the list was gathered: whoever signs has not seen them. */
export function notYetListed<T extends { readonly kind: string; readonly subjectId: string }>(
  matters: readonly T[],
  listed: readonly { readonly kind: string; readonly subjectId: string | null }[],
): T[] {
  const known = new Set(listed.map(matterKey));
  return matters.filter((matter) => !known.has(matterKey(matter)));
}

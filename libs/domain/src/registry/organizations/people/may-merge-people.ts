import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { shareADay } from '../tenure';
import type { TenureSpan } from '../tenure';
import type { Contact } from './may-save-person';
import { peopleRefusals } from './people-refusals';

/** A tenure of one of the two entries. */
export interface MergedTenure extends Pick<TenureSpan, 'postId' | 'startsOn' | 'endsOn'> {
  readonly id: string;
  readonly postTitle: string;
}

/** One of two entries of, as somebody says, one human. */
export interface MergingPerson extends Contact {
  readonly id: string;
  readonly name: string;
  readonly mergedIntoId: string | null;
  readonly tenures: readonly MergedTenure[];
}

/** What a merge does: whose tenures move, and how the one who stays is reached afterwards. */
export interface PeopleMerge extends Contact {
  readonly movedTenureIds: readonly string[];
}

/**
 * The entry that stays takes all tenures of the other and, where it has none of its own, its contact. What the other held is
 * never at one post at one time with what the first held: that would be two people, or a tenure to be corrected first.
 */
export function mayMergePeople(
  kept: MergingPerson,
  absorbed: MergingPerson,
  by: { readonly personId: string | null },
): Outcome<PeopleMerge> {
  if (kept.id === absorbed.id) return refuse(peopleRefusals['person.same-entry']({ field: 'otherId' }));
  const gone = [kept, absorbed].find(({ mergedIntoId }) => mergedIntoId !== null);
  if (gone) return refuse(peopleRefusals['person.merged-already']({ parameters: { name: gone.name } }));
  if ([kept.id, absorbed.id].some((id) => id === by.personId)) return refuse(peopleRefusals['person.own']());
  const clash = absorbed.tenures.find((one) =>
    kept.tenures.some((other) => other.postId === one.postId && shareADay(one, other)),
  );
  if (clash) {
    return refuse(
      peopleRefusals['person.tenures-overlap']({
        parameters: { post: clash.postTitle, start: clash.startsOn },
      }),
    );
  }
  return allow({
    movedTenureIds: absorbed.tenures.map(({ id }) => id),
    email: kept.email ?? absorbed.email,
    mobile: kept.mobile ?? absorbed.mobile,
  });
}

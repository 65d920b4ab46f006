import { allow, refuse } from '../../../platform/refusal';
import type { Outcome, Refusal } from '../../../platform/refusal';
import { groupsRefusals } from './groups-refusals';

/** Days from the first up to the day before `validTo`; open without it. Days are 'yyyy-MM-dd'. */
export interface Days {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is compared with each other in an assessment. */
export interface AssessmentGroup extends Days {
  readonly name: string;
  /** What is assessed: team, secretary, unit, branch. */
  readonly objectCode: string;
  /** Of which units it is; null where it mixes them. */
  readonly classCode: string | null;
}

/** An organisation in a group, for some days. */
export interface GroupMembership extends Days {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly organizationId: string;
}

/** An organisation that is to join. */
export interface JoiningOrganization {
  readonly id: string;
  readonly nameZh: string;
  readonly validTo: string | null;
}

/** What joining does to rows: memberships that begin, and those elsewhere that end on the day. */
export interface Joining {
  readonly joins: readonly string[];
  readonly leaves: readonly GroupMembership[];
}

/** Whether days hold on some day at all: what was taken back on its first day holds on none. */
const holds = ({ validFrom, validTo }: Days): boolean => validTo === null || validFrom < validTo;

const isOn = (days: Days, day: string): boolean =>
  days.validFrom <= day && (days.validTo === null || day < days.validTo);

/** Whether a group may be such, given the catalogues and the first day of its members. */
export function mayKeepGroup(
  group: AssessmentGroup,
  words: { readonly objects: ReadonlySet<string>; readonly classes: ReadonlySet<string> },
  firstMember: string | null,
): Outcome<AssessmentGroup> {
  const { objectCode, classCode, validFrom, validTo } = group;
  if (!words.objects.has(objectCode)) {
    const parameters = { value: objectCode };
    return refuse(groupsRefusals['assessment-group.object-unknown']({ field: 'objectCode', parameters }));
  }
  if (classCode !== null && !words.classes.has(classCode)) {
    return refuse(
      groupsRefusals['unit-class.unknown']({ field: 'classCode', parameters: { value: classCode } }),
    );
  }
  if (validTo !== null && validTo < validFrom)
    return refuse(groupsRefusals['assessment-group.ends-before-start']({ field: 'validTo' }));
  if (firstMember !== null && firstMember < validFrom) {
    return refuse(
      groupsRefusals['assessment-group.members-before']({
        field: 'validFrom',
        parameters: { first: firstMember },
      }),
    );
  }
  return allow(group);
}

/** Whether members of a group may change on a day. */
export function mayChangeMembers(group: Days, on: string): Outcome<string> {
  if (on < group.validFrom) {
    return refuse(
      groupsRefusals['assessment-group.outside']({ field: 'on', parameters: { start: group.validFrom } }),
    );
  }
  if (group.validTo !== null && on >= group.validTo) {
    return refuse(
      groupsRefusals['assessment-group.ended']({ field: 'on', parameters: { end: group.validTo } }),
    );
  }
  return allow(on);
}

/**
 * Whether organisations may join a group from a day on. An organisation is in one group of the same object at a time: in
 * another one on that day it is refused, or leaves that one where `moves` says so.
 */
export function mayJoin(
  group: Days & { readonly id: string },
  organizations: readonly JoiningOrganization[],
  /** All memberships of these organisations in groups of the same object. */
  memberships: readonly GroupMembership[],
  { on, moves }: { readonly on: string; readonly moves: boolean },
): Outcome<Joining> {
  const may = mayChangeMembers(group, on);
  if (!may.ok) return may;
  const leaves: GroupMembership[] = [];
  for (const { id, nameZh: name, validTo } of organizations) {
    if (validTo !== null && validTo <= on)
      return refuse(groupsRefusals['assessment-group.organization-ended']({ parameters: { name } }));
    const own = memberships.filter((one) => one.organizationId === id && holds(one));
    const now = own.find((one) => isOn(one, on));
    if (now?.groupId === group.id)
      return refuse(groupsRefusals['assessment-group.member-already']({ parameters: { name } }));
    if (now && !moves) {
      return refuse(
        groupsRefusals['assessment-group.in-another']({ parameters: { name, group: now.groupName } }),
      );
    }
    const later = own.find(
      (one) => one.validFrom > on && (group.validTo === null || one.validFrom < group.validTo),
    );
    if (later) {
      const parameters = { name, group: later.groupName, start: later.validFrom };
      return refuse(groupsRefusals['assessment-group.joins-later']({ parameters }));
    }
    if (now) leaves.push(now);
  }
  return allow({ joins: organizations.map(({ id }) => id), leaves });
}

/** What joining would make of one of several organisations, each looked at by itself. */
export interface JoiningRow {
  readonly id: string;
  readonly nameZh: string;
  readonly becomes: 'joins' | 'moves' | 'refused';
  /** The group that it leaves. */
  readonly from: string | null;
  readonly refusal: Refusal | null;
}

/** What {@link mayJoin} says of each: the rows of a dry run. */
export function joiningRows(
  group: Days & { readonly id: string },
  organizations: readonly JoiningOrganization[],
  memberships: readonly GroupMembership[],
  how: { readonly on: string; readonly moves: boolean },
): JoiningRow[] {
  return organizations.map((organization) => {
    const { id, nameZh } = organization;
    const outcome = mayJoin(group, [organization], memberships, how);
    if (!outcome.ok) return { id, nameZh, becomes: 'refused', from: null, refusal: outcome.refusal };
    const left = outcome.value.leaves[0];
    return { id, nameZh, becomes: left ? 'moves' : 'joins', from: left?.groupName ?? null, refusal: null };
  });
}

/** What becomes of the class of one of several organisations. */
export function classChangeOf(
  current: { readonly classCode: string | null; readonly validFrom: string } | null,
  classCode: string | null,
  on: string,
  classes: ReadonlySet<string>,
): { readonly becomes: 'changes' | 'stays' | 'refused'; readonly refusal: Refusal | null } {
  const outcome = mayChangeClass(current, classCode, on, classes);
  if (outcome.ok) return { becomes: 'changes', refusal: null };
  if (outcome.refusal.code === 'unit-class.same') return { becomes: 'stays', refusal: null };
  return { becomes: 'refused', refusal: outcome.refusal };
}

/** Whether an organisation may be of another class (null: of none) from a day on. `current` is since when of which. */
export function mayChangeClass(
  current: { readonly classCode: string | null; readonly validFrom: string } | null,
  classCode: string | null,
  on: string,
  classes: ReadonlySet<string>,
): Outcome<string | null> {
  if (classCode !== null && !classes.has(classCode)) {
    return refuse(
      groupsRefusals['unit-class.unknown']({ field: 'classCode', parameters: { value: classCode } }),
    );
  }
  if ((current?.classCode ?? null) === classCode)
    return refuse(groupsRefusals['unit-class.same']({ field: 'classCode' }));
  if (current && on < current.validFrom) {
    return refuse(
      groupsRefusals['unit-class.before-last']({ field: 'on', parameters: { since: current.validFrom } }),
    );
  }
  return allow(classCode);
}

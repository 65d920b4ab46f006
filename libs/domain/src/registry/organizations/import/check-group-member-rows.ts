import { dayBefore } from '../../calendar/calendar-days';
import { mayChangeMembers } from '../groups/assessment-groups';
import { groupKey } from './check-group-rows';
import type { GroupKey, GroupMemberToImport, GroupToImport, KnownCounty, SheetCheck } from './county-import';
import type { CountyRow } from './county-sheets';
import { markSharedDays, readDays } from './dated-rows';
import type { ListedOrganizations } from './listed-organizations';
import { RowCheck } from './row-check';

interface Checked {
  readonly check: RowCheck<'groupMembers'>;
  readonly row: GroupMemberToImport;
}

/** Checks 分组成员 against groups as they will be: of one object, an organisation is in one group on a day. */
export function checkGroupMemberRows(
  rows: readonly CountyRow<'groupMembers'>[],
  groupRows: readonly GroupToImport[],
  places: ListedOrganizations,
  known: KnownCounty,
): SheetCheck<GroupMemberToImport> {
  const groups = new Map([...known.groups, ...groupRows].map((group) => [groupKey(group), group]));
  const checked = rows.map((row) => checkRow(new RowCheck(row), [...groups.values()], places));
  const before = known.groupMembers.map((one) => endedWith(groups.get(groupKey(one.group)), one));
  const one = { keyOf: groupMemberKey, placeOf: memberPlace };
  markSharedDays<GroupMemberToImport, Checked>(checked, before, one, ({ check, row }, other) =>
    check.fault('group-member.in-another', 'organizationCode', {
      name: places.nameOf(row.organizationCode),
      other: other.group.name,
      since: other.validFrom,
    }),
  );
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ row }) => row),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

/** What makes a row the same one in a later workbook: the group, the organisation and the first day. */
export function groupMemberKey({ group, organizationCode, validFrom }: GroupMemberToImport): string {
  return [groupKey(group), organizationCode, validFrom].join('\n');
}

const memberPlace = ({ group, organizationCode }: GroupMemberToImport): string =>
  `${group.objectCode}\n${organizationCode}`;

/** Members of before leave by the day on which their group ends now. */
function endedWith(group: GroupToImport | undefined, member: GroupMemberToImport): GroupMemberToImport {
  const end = group?.validTo ?? null;
  if (end === null || (member.validTo !== null && member.validTo <= end)) return member;
  return { ...member, validTo: end < member.validFrom ? member.validFrom : end };
}

function checkRow(
  check: RowCheck<'groupMembers'>,
  groups: readonly GroupToImport[],
  places: ListedOrganizations,
): Checked {
  const organizationCode = places.named(check);
  const named = groupsNamed(check, groups);
  const days = readDays(check, named[0]?.validFrom ?? '');
  const group = groupMeant(check, named, days.validFrom);
  const { bodyCode, name, objectCode, validFrom } = group ?? NO_GROUP;
  const row: GroupMemberToImport = {
    group: { bodyCode, name, objectCode, validFrom },
    organizationCode,
    validFrom: days.validFrom,
    validTo: days.validTo ?? group?.validTo ?? null,
  };
  const end = places.endedBy(organizationCode, days.validFrom);
  if (end !== null)
    check.fault('listed.organization-ended', 'startsOn', { name: places.nameOf(organizationCode), end });
  if (group && check.isGood) markOutside(check, group, row);
  return { check, row };
}

const NO_GROUP: GroupKey = { bodyCode: '', name: '', objectCode: '', validFrom: '' };

/** Groups of the name and object in the row, of the body where it names one, first ones first. */
function groupsNamed(check: RowCheck<'groupMembers'>, groups: readonly GroupToImport[]): GroupToImport[] {
  const name = check.required('group');
  const object = check.required('object');
  const body = check.value('bodyCode');
  const named = groups.filter(
    (one) => one.name === name && one.objectCode === object && (body === '' || one.bodyCode === body),
  );
  if (named.length === 0 && name !== '' && object !== '')
    check.fault('group-member.group-unknown', 'group', { object });
  return named.sort((a, b) => a.validFrom.localeCompare(b.validFrom));
}

/** The one group that a row means: that of its first day, else the last one begun before it. */
function groupMeant(
  check: RowCheck<'groupMembers'>,
  named: readonly GroupToImport[],
  day: string,
): GroupToImport | undefined {
  if (named.length < 2) return named[0];
  const isBlank = check.value('startsOn') === '';
  const onDay = isBlank ? [] : named.filter((group) => mayChangeMembers(group, day).ok);
  const bodies = new Set(named.map(({ bodyCode }) => bodyCode)).size;
  const value = check.value('group');
  if (bodies > 1 && onDay.length !== 1)
    check.fault('group-member.which-body', 'bodyCode', { value, count: bodies });
  else if (isBlank) check.fault('group-member.which-days', 'startsOn', { value, count: named.length });
  else return onDay[0] ?? named.findLast(({ validFrom }) => validFrom <= day) ?? named[0];
  return undefined;
}

function markOutside(
  check: RowCheck<'groupMembers'>,
  group: GroupToImport,
  { validFrom, validTo }: GroupMemberToImport,
): void {
  const outcome = mayChangeMembers(group, validFrom);
  if (!outcome.ok) {
    const { zh, en } = outcome.refusal;
    check.fault('group.refused', 'startsOn', { zhWhy: zh, enWhy: en });
  } else if (group.validTo !== null && (validTo === null || validTo > group.validTo)) {
    check.fault('group-member.beyond-group', 'endsOn', { end: dayBefore(group.validTo) });
  }
}

import { isInForce } from '../../catalogues/catalogue-entry';
import { mayKeepGroup } from '../groups/assessment-groups';
import type {
  CountyCatalogues,
  DatedWord,
  GroupKey,
  GroupToImport,
  KnownCounty,
  SheetCheck,
} from './county-import';
import type { CountyRow } from './county-sheets';
import { markSharedDays, readDays } from './dated-rows';
import type { ListedOrganizations } from './listed-organizations';
import { RowCheck } from './row-check';

interface Checked {
  readonly check: RowCheck<'groups'>;
  readonly row: GroupToImport;
}

/** Checks 考核分组 by the rule of groups that are set up by hand. */
export function checkGroupRows(
  rows: readonly CountyRow<'groups'>[],
  places: ListedOrganizations,
  known: KnownCounty,
  catalogues: CountyCatalogues,
): SheetCheck<GroupToImport> {
  const checked = rows.map((row) => checkRow(new RowCheck(row), places, catalogues));
  const one = { keyOf: groupKey, placeOf: groupPlace };
  markSharedDays<GroupToImport, Checked>(checked, known.groups, one, ({ check }, other) =>
    check.fault('group.two', 'name', { since: other.validFrom }),
  );
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ row }) => row),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

/** Groups of one body, one object and one name follow each other. */
const groupPlace = ({ bodyCode, objectCode, name }: GroupKey): string =>
  [bodyCode, objectCode, name].join('\n');

/** What makes a group the same one in a later workbook. */
export function groupKey(group: GroupKey): string {
  return `${groupPlace(group)}\n${group.validFrom}`;
}

const COLUMNS: Readonly<Record<string, 'object' | 'unitClass' | 'endsOn'>> = {
  objectCode: 'object',
  classCode: 'unitClass',
  validTo: 'endsOn',
};

function checkRow(
  check: RowCheck<'groups'>,
  places: ListedOrganizations,
  catalogues: CountyCatalogues,
): Checked {
  const name = check.required('name', 60);
  const objectCode = check.required('object');
  const bodyCode = check.value('bodyCode') || (places.top ?? '');
  if (!places.has(bodyCode)) check.fault('listed.code-unknown', 'bodyCode');
  const days = readDays(check);
  const row = {
    ...{ name, objectCode, bodyCode, classCode: check.optional('unitClass') },
    ...{ basis: check.required('basis', 200), ...days },
  };
  const end = places.endedBy(bodyCode, days.validFrom);
  if (end !== null)
    check.fault('listed.organization-ended', 'startsOn', { name: places.nameOf(bodyCode), end });
  if (!check.isGood) return { check, row };
  const inForce = (words: readonly DatedWord[]) =>
    new Set(words.filter((word) => isInForce(word, days.validFrom)).map(({ code }) => code));
  const words = { objects: inForce(catalogues.assessmentObjects), classes: inForce(catalogues.unitClasses) };
  const outcome = mayKeepGroup(row, words, null);
  if (!outcome.ok) {
    const { zh, en, field } = outcome.refusal;
    check.fault('group.refused', COLUMNS[field ?? ''] ?? 'name', { zhWhy: zh, enWhy: en });
  }
  return { check, row };
}

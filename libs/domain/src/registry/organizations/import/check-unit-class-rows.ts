import { isInForce } from '../../catalogues/catalogue-entry';
import type { CountyCatalogues, KnownCounty, SheetCheck, UnitClassToImport } from './county-import';
import type { CountyRow } from './county-sheets';
import { markSharedDays, readDays } from './dated-rows';
import type { ListedOrganizations } from './listed-organizations';
import { RowCheck } from './row-check';

interface Checked {
  readonly check: RowCheck<'unitClasses'>;
  readonly row: UnitClassToImport;
}

/** Checks 单位分类: an organisation is in one class on a day. */
export function checkUnitClassRows(
  rows: readonly CountyRow<'unitClasses'>[],
  places: ListedOrganizations,
  known: KnownCounty,
  catalogues: CountyCatalogues,
): SheetCheck<UnitClassToImport> {
  const checked = rows.map((row) => checkRow(new RowCheck(row), places, catalogues));
  const one = { keyOf: unitClassKey, placeOf: ({ organizationCode }: UnitClassToImport) => organizationCode };
  markSharedDays<UnitClassToImport, Checked>(checked, known.unitClasses, one, ({ check, row }, other) =>
    check.fault('unit-class.two', 'startsOn', {
      name: places.nameOf(row.organizationCode),
      other: other.classCode,
      since: other.validFrom,
    }),
  );
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ row }) => row),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

/** What makes a row the same one in a later workbook: the organisation and the first day. */
export function unitClassKey({ organizationCode, validFrom }: UnitClassToImport): string {
  return `${organizationCode}\n${validFrom}`;
}

function checkRow(
  check: RowCheck<'unitClasses'>,
  places: ListedOrganizations,
  catalogues: CountyCatalogues,
): Checked {
  const organizationCode = places.named(check);
  const classCode = check.required('unitClass');
  const days = readDays(check);
  const words = catalogues.unitClasses.filter((word) => word.code === classCode);
  if (classCode !== '' && days.validFrom !== '' && !words.some((word) => isInForce(word, days.validFrom)))
    check.fault('unit-class.unknown', 'unitClass');
  const end = places.endedBy(organizationCode, days.validFrom);
  if (end !== null)
    check.fault('listed.organization-ended', 'startsOn', { name: places.nameOf(organizationCode), end });
  const basis = check.required('basis', 200);
  return { check, row: { organizationCode, classCode, basis, ...days } };
}

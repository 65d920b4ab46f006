import type { ImportFault } from '../../../platform/import-fault';
import { checkGroupMemberRows } from './check-group-member-rows';
import { checkGroupRows } from './check-group-rows';
import { checkGuidanceRows } from './check-guidance-rows';
import { checkOrganizationRows } from './check-organization-rows';
import { checkPeopleRows } from './check-people-rows';
import { checkPostRows } from './check-post-rows';
import { checkTenureRows } from './check-tenure-rows';
import { checkUnitClassRows } from './check-unit-class-rows';
import type { CountyCatalogues, CountyToImport, KnownCounty } from './county-import';
import { COUNTY_SHEETS } from './county-sheets';
import type { CountyRows, CountySheetKey } from './county-sheets';
import { keepOrder } from './keep-order';
import { ListedOrganizations } from './listed-organizations';

/** A checked workbook: what may be applied, every fault, and how many rows there were. */
export interface CountyCheck {
  readonly county: CountyToImport;
  readonly faults: readonly ImportFault[];
  readonly summary: Readonly<Record<string, number>>;
}

/** Checks a county's workbook against itself, the catalogues and what is known, sheet by sheet. */
export function checkCountyImport(
  rows: CountyRows,
  known: KnownCounty,
  catalogues: CountyCatalogues,
): CountyCheck {
  const organizations = checkOrganizationRows(rows.organizations, known, catalogues);
  const posts = checkPostRows(rows.posts, organizations.rows, known, catalogues);
  const guidance = checkGuidanceRows(rows.guidance, organizations.rows, posts.rows, known, catalogues);
  const people = checkPeopleRows(rows.people);
  const tenures = checkTenureRows(rows.tenures, posts.rows, people.rows, known);
  const places = new ListedOrganizations(known, organizations.rows);
  const unitClasses = checkUnitClassRows(rows.unitClasses, places, known, catalogues);
  const groups = checkGroupRows(rows.groups, places, known, catalogues);
  const groupMembers = checkGroupMemberRows(rows.groupMembers, groups.rows, places, known);
  const checks = { organizations, guidance, posts, people, tenures, unitClasses, groups, groupMembers };
  const sheets = Object.keys(COUNTY_SHEETS) as CountySheetKey[];
  const faults = sheets.flatMap((sheet) => checks[sheet].faults);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return {
    county: {
      organizations: keepOrder(
        organizations.rows,
        ({ parentCode }) => parentCode,
        (code) => known.organizations.get(code)?.sort,
      ),
      guidance: guidance.rows,
      posts: keepOrder(
        posts.rows,
        ({ organizationCode }) => organizationCode,
        (code) => known.posts.get(code)?.sort,
      ),
      people: people.rows,
      tenures: tenures.rows,
      unitClasses: unitClasses.rows,
      groups: groups.rows,
      groupMembers: groupMembers.rows,
    },
    faults,
    summary: {
      ...Object.fromEntries(sheets.map((sheet) => [sheet, rows[sheet].length])),
      goodRows: sheets.reduce((sum, sheet) => sum + checks[sheet].rows.length, 0),
      errors,
      warnings: faults.length - errors,
    },
  };
}

import type { ImportFault } from '../../../platform/import-fault';
import { checkGuidanceRows } from './check-guidance-rows';
import { checkOrganizationRows } from './check-organization-rows';
import { checkPeopleRows } from './check-people-rows';
import { checkPostRows } from './check-post-rows';
import { checkTenureRows } from './check-tenure-rows';
import type { CountyCatalogues, CountyToImport, KnownCounty } from './county-import';
import type { CountyRows } from './county-sheets';
import { keepOrder } from './keep-order';

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
  const faults = [organizations, guidance, posts, people, tenures].flatMap((check) => check.faults);
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
    },
    faults,
    summary: {
      organizations: rows.organizations.length,
      guidance: rows.guidance.length,
      posts: rows.posts.length,
      people: rows.people.length,
      tenures: rows.tenures.length,
      goodRows:
        organizations.rows.length +
        guidance.rows.length +
        posts.rows.length +
        people.rows.length +
        tenures.rows.length,
      errors,
      warnings: faults.length - errors,
    },
  };
}

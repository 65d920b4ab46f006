import type { PersonToImport, SheetCheck } from './county-import';
import type { CountyRow } from './county-sheets';
import { markDuplicateCodes, RowCheck } from './row-check';

/** Checks 人员. */
export function checkPeopleRows(rows: readonly CountyRow<'people'>[]): SheetCheck<PersonToImport> {
  const checked = rows.map((row) => {
    const check = new RowCheck(row);
    const person: PersonToImport = {
      code: check.code('code'),
      name: check.required('name', 40),
      email: check.optional('email', 200)?.toLowerCase() ?? null,
      mobile: check.optional('mobile', 20)?.replace(/[\s-]/g, '') ?? null,
    };
    if (person.email !== null && !/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(person.email)) {
      check.fault('person.email-malformed', 'email');
    }
    if (person.mobile !== null && !/^1\d{10}$/.test(person.mobile))
      check.fault('person.mobile-malformed', 'mobile');
    return { check, person };
  });
  markDuplicateCodes(
    checked.map(({ check }) => check),
    'code',
  );
  const mailboxes = new Map<string, number>();
  for (const { check, person } of checked) {
    if (person.email === null) continue;
    const other = mailboxes.get(person.email);
    if (other === undefined) mailboxes.set(person.email, check.source.row);
    else check.fault('person.email-shared', 'email', { other });
  }
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ person }) => person),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

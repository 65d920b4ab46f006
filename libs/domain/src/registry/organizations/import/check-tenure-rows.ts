import { clashingHolders, TENURE_KINDS } from '../tenure';
import type { TenureKind, TenureSpan } from '../tenure';
import type { KnownCounty, PersonToImport, PostToImport, SheetCheck, TenureToImport } from './county-import';
import type { CountyRow } from './county-sheets';
import { readDay } from './read-day';
import { RowCheck } from './row-check';

interface Checked {
  readonly check: RowCheck<'tenures'>;
  readonly tenure: TenureToImport;
}

/** Checks 任职 against posts and people that are known or will be, and against tenures known before. */
export function checkTenureRows(
  rows: readonly CountyRow<'tenures'>[],
  posts: readonly PostToImport[],
  people: readonly PersonToImport[],
  known: KnownCounty,
): SheetCheck<TenureToImport> {
  const postCodes = new Set([...known.posts.keys(), ...posts.map(({ code }) => code)]);
  const personCodes = new Set([...known.people, ...people.map(({ code }) => code)]);
  const checked = rows.map((row) => checkRow(new RowCheck(row), postCodes, personCodes));
  markDuplicates(checked);
  markTwoHolders(checked, known);
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ tenure }) => tenure),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

function checkRow(
  check: RowCheck<'tenures'>,
  postCodes: ReadonlySet<string>,
  personCodes: ReadonlySet<string>,
): Checked {
  const postCode = check.required('postCode', 40);
  if (postCode !== '' && !postCodes.has(postCode)) check.fault('tenure.post-unknown', 'postCode');
  const personCode = check.required('personCode', 40);
  if (personCode !== '' && !personCodes.has(personCode)) check.fault('tenure.person-unknown', 'personCode');
  const kind = check.required('kind');
  const isKind = (TENURE_KINDS as readonly string[]).includes(kind);
  if (kind !== '' && !isKind) check.fault('tenure.kind-unknown', 'kind');
  const startsOn = readDay(check.required('startsOn'));
  if (startsOn === undefined && check.value('startsOn') !== '')
    check.fault('tenure.date-malformed', 'startsOn');
  const end = check.value('endsOn');
  const endsOn = end === '' ? null : readDay(end);
  if (endsOn === undefined) check.fault('tenure.date-malformed', 'endsOn');
  if (startsOn && endsOn && endsOn < startsOn) {
    check.fault('tenure.ends-before-start', 'endsOn', { start: startsOn });
  }
  return {
    check,
    tenure: {
      postCode,
      personCode,
      kind: kind as TenureKind,
      startsOn: startsOn ?? '',
      endsOn: endsOn ?? null,
    },
  };
}

/** What makes a tenure the same one in a later workbook: post, person and first day. */
export function tenureKey({ postCode, personCode, startsOn }: TenureToImport): string {
  return `${postCode}\n${personCode}\n${startsOn}`;
}

function markDuplicates(checked: readonly Checked[]): void {
  const firstRows = new Map<string, number>();
  for (const { check, tenure } of checked) {
    if (!check.isGood) continue;
    const first = firstRows.get(tenureKey(tenure));
    if (first === undefined) firstRows.set(tenureKey(tenure), check.source.row);
    else check.fault('tenure.duplicate', 'postCode', { other: first });
  }
}

interface Held extends TenureSpan {
  readonly check: RowCheck<'tenures'> | null;
}

function markTwoHolders(checked: readonly Checked[], known: KnownCounty): void {
  const good = checked.filter(({ check }) => check.isGood);
  const inSheet = new Set(good.map(({ tenure }) => tenureKey(tenure)));
  const held = (tenure: TenureToImport, check: Held['check']): Held => ({
    postId: tenure.postCode,
    personId: tenure.personCode,
    kind: tenure.kind,
    startsOn: tenure.startsOn,
    endsOn: tenure.endsOn,
    check,
  });
  const all = [
    ...known.tenures.filter((tenure) => !inSheet.has(tenureKey(tenure))).map((tenure) => held(tenure, null)),
    ...good.map(({ check, tenure }) => held(tenure, check)),
  ];
  for (const [earlier, later] of clashingHolders(all)) {
    // Known tenures stand first, so the later of a pair comes from the sheet unless both were there before.
    if (earlier.check && !earlier.check.isGood) continue;
    later.check?.fault('tenure.two-holders', 'postCode', { other: earlier.personId });
  }
}

import { TENURE_KINDS } from '../../registry/organizations/tenure';
import type { TenureKind } from '../../registry/organizations/tenure';

/** A post that may stand on the sheet, with who holds it today. */
export interface ElectablePost {
  readonly postId: string;
  readonly title: string;
  readonly kind: string;
  readonly organizationName: string;
  readonly holderPersonId: string | null;
  readonly holderName: string | null;
  readonly holderKind: TenureKind | null;
}

export interface KnownPerson {
  readonly personId: string;
  readonly code: string;
  readonly name: string;
}

/** What a line of the sheet means for its post: a new holder, the same one again, or nothing that could be done. */
export interface ElectionRow {
  readonly line: number;
  readonly organization: string;
  readonly post: string;
  readonly person: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly postId: string | null;
  readonly personId: string | null;
  readonly holderName: string | null;
  readonly outcome: 'change' | 'kept' | null;
  readonly fault: { readonly zh: string; readonly en: string } | null;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const HEADINGS = ['组织', '组织名称', 'organisation'];

/**
 * Reads the result of an election as it is pasted from a table: organisation, post, who was elected, and where they differ
 * from the rule the kind of tenure (任职) and its first day (the day of the election). A person of a name that several bear
 * is named by their code.
 */
export function readElectionSheet(
  text: string,
  known: { readonly posts: readonly ElectablePost[]; readonly people: readonly KnownPerson[] },
  electedOn: string,
): ElectionRow[] {
  const lines = text.split(/\r?\n/).map((line) => line.split(/\t|,|，/).map((cell) => cell.trim()));
  const rows = lines.flatMap((cells, index) => {
    const heading = index === 0 && HEADINGS.includes(cells[0]!.toLowerCase());
    return heading || cells.every((cell) => cell === '') ? [] : [readRow(cells, index + 1, known, electedOn)];
  });
  const seen = new Set<string>();
  return rows.map((row) => {
    if (row.postId === null || row.fault) return row;
    if (seen.has(row.postId))
      return faulty(row, '这个岗位在表中出现了两次', 'This post stands on the sheet twice');
    seen.add(row.postId);
    return row;
  });
}

function readRow(
  cells: readonly string[],
  line: number,
  { posts, people }: { readonly posts: readonly ElectablePost[]; readonly people: readonly KnownPerson[] },
  electedOn: string,
): ElectionRow {
  const [organization = '', post = '', person = '', kind = '', startsOn = ''] = cells;
  const row: ElectionRow = {
    line,
    organization,
    post,
    person,
    kind: TENURE_KINDS.find((each) => each === kind) ?? '任职',
    startsOn: readDay(startsOn) ?? electedOn,
    postId: null,
    personId: null,
    holderName: null,
    outcome: null,
    fault: null,
  };
  if (!organization || !post || !person) {
    return faulty(row, '要写明组织、岗位和当选人', 'Organisation, post and person are needed');
  }
  if (kind && row.kind !== kind)
    return faulty(row, `没有“${kind}”这种任职方式`, `There is no kind of tenure “${kind}”`);
  if (startsOn && !readDay(startsOn)) return faulty(row, `“${startsOn}”不是日期`, `“${startsOn}” is no date`);
  const ofOrganization = posts.filter(({ organizationName }) => organizationName === organization);
  if (ofOrganization.length === 0) {
    return faulty(row, `范围内没有“${organization}”`, `There is no “${organization}” within reach`);
  }
  const wanted = ofOrganization.filter(({ title, kind: postKind }) => title === post || postKind === post);
  if (wanted.length !== 1) {
    return faulty(
      row,
      `“${organization}”没有唯一的“${post}”岗位`,
      `“${organization}” has no single post “${post}”`,
    );
  }
  const named = people.filter(({ name, code }) => name === person || code === person);
  const found = { ...row, postId: wanted[0]!.postId, holderName: wanted[0]!.holderName };
  if (named.length === 0) {
    return faulty(
      found,
      `没有“${person}”，请先登记人员`,
      `There is nobody called “${person}”; enter them first`,
    );
  }
  if (named.length > 1) {
    const codes = named.map(({ code }) => code).join('、');
    return faulty(
      found,
      `有 ${named.length} 个“${person}”，请写人员编码（${codes}）`,
      `Several people are called “${person}”: give the code (${codes})`,
    );
  }
  const { personId } = named[0]!;
  const { holderPersonId, holderKind } = wanted[0]!;
  const kept = holderPersonId === personId && holderKind === row.kind;
  return { ...found, personId, outcome: kept ? 'kept' : 'change' };
}

/** '2026-07-01', '2026/7/1' or '2026年7月1日' as 'yyyy-MM-dd'. */
function readDay(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (!year) return undefined;
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return DAY.test(written) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(written)
    ? written
    : undefined;
}

function faulty(row: ElectionRow, zh: string, en: string): ElectionRow {
  return { ...row, outcome: null, fault: { zh: `${zh}。`, en: `${en}.` } };
}

import { dayAfter } from '../../calendar/calendar-days';
import { GUIDANCE_RIGHTS } from '../guidance/guidance';
import type { GuidanceEdge, GuidanceRight } from '../guidance/guidance';
import { maySetGuidance } from '../guidance/may-set-guidance';
import type {
  CountyCatalogues,
  GuidanceToImport,
  KnownCounty,
  OrganizationToImport,
  PostToImport,
  SheetCheck,
} from './county-import';
import type { CountyRow } from './county-sheets';
import { readDay } from './read-day';
import { RowCheck } from './row-check';

/** The rights as the sheet names them. */
export const RIGHT_WORDS: Readonly<Record<GuidanceRight, string>> = {
  see: '查看',
  assign: '布置',
  inspect: '督查',
  score: '评分',
};

interface Checked {
  readonly check: RowCheck<'guidance'>;
  readonly guidance: GuidanceToImport;
}

/** Checks 指导关系 by the same rule as an edge that is typed, against organisations and posts as they will be. */
export function checkGuidanceRows(
  rows: readonly CountyRow<'guidance'>[],
  organizations: readonly OrganizationToImport[],
  posts: readonly PostToImport[],
  known: KnownCounty,
  catalogues: CountyCatalogues,
): SheetCheck<GuidanceToImport> {
  const parents = new Map([...known.organizations].map(([code, { parentCode }]) => [code, parentCode]));
  for (const { code, parentCode } of organizations) parents.set(code, parentCode);
  const places = new Map([...known.posts].map(([code, { organizationCode }]) => [code, organizationCode]));
  for (const { code, organizationCode } of posts) places.set(code, organizationCode);
  const checked = rows.map((row) => checkRow(new RowCheck(row), parents, places));
  const firstRows = new Map<string, number>();
  const named = new Set(checked.map(({ guidance }) => guidanceKey(guidance)));
  const others = known.guidance.filter((one) => !named.has(guidanceKey(one))).map(edgeOf);
  for (const { check, guidance } of checked) {
    if (!check.isGood) continue;
    const first = firstRows.get(guidanceKey(guidance));
    if (first !== undefined) {
      check.fault('guidance.duplicate', 'guideCode', { other: first });
      continue;
    }
    firstRows.set(guidanceKey(guidance), check.source.row);
    const edge = edgeOf(guidance);
    const outcome = maySetGuidance(edge, {
      kinds: catalogues.guidanceKinds,
      superiorsOfGuide: new Set(lineOf(parents, guidance.guideCode)),
      postOrganizationId: guidance.postCode === null ? null : (places.get(guidance.postCode) ?? null),
      others: others.filter(({ guidedId }) => guidedId === guidance.guidedCode),
    });
    if (outcome.ok) others.push(edge);
    else {
      const { zh, en, field } = outcome.refusal;
      check.fault('guidance.refused', COLUMNS[field ?? ''] ?? 'guideCode', { zhWhy: zh, enWhy: en });
    }
  }
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ guidance }) => guidance),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

/** What makes an edge the same one in a later workbook: its ends, kind, post and first day. */
export function guidanceKey({
  guideCode,
  guidedCode,
  kindCode,
  postCode,
  validFrom,
}: GuidanceToImport): string {
  return [guideCode, guidedCode, kindCode, postCode ?? '', validFrom].join('\n');
}

/** The columns in which fields of the rule stand. */
const COLUMNS: Readonly<
  Record<string, 'guidedCode' | 'kind' | 'postCode' | 'rights' | 'share' | 'startsOn' | 'endsOn'>
> = {
  guidedId: 'guidedCode',
  kindCode: 'kind',
  postId: 'postCode',
  rights: 'rights',
  scoreShare: 'share',
  validFrom: 'startsOn',
  validTo: 'endsOn',
};

const edgeOf = ({ guideCode, guidedCode, postCode, ...edge }: GuidanceToImport): GuidanceEdge => ({
  ...edge,
  id: guidanceKey({ guideCode, guidedCode, postCode, ...edge }),
  guideId: guideCode,
  guidedId: guidedCode,
  postId: postCode,
});

function checkRow(
  check: RowCheck<'guidance'>,
  organizations: ReadonlyMap<string, string | null>,
  posts: ReadonlyMap<string, string>,
): Checked {
  const known = (column: 'guideCode' | 'guidedCode') => {
    const code = check.required(column, 40);
    if (code !== '' && !organizations.has(code)) check.fault('guidance.organization-unknown', column);
    return code;
  };
  const guideCode = known('guideCode');
  const guidedCode = known('guidedCode');
  const kindCode = check.required('kind', 40);
  const postCode = check.optional('postCode', 40);
  if (postCode !== null && !posts.has(postCode)) check.fault('guidance.post-unknown', 'postCode');
  const startsOn = readDay(check.required('startsOn'));
  if (startsOn === undefined && check.value('startsOn') !== '')
    check.fault('tenure.date-malformed', 'startsOn');
  const end = check.value('endsOn');
  const endsOn = end === '' ? null : readDay(end);
  if (endsOn === undefined) check.fault('tenure.date-malformed', 'endsOn');
  return {
    check,
    guidance: {
      guideCode,
      guidedCode,
      kindCode,
      postCode,
      rights: rightsOf(check),
      scoreShare: shareOf(check),
      withSubtree: check.yesNo('withSubtree', true),
      basis: check.required('basis', 200),
      validFrom: startsOn ?? '',
      validTo: endsOn ? dayAfter(endsOn) : null,
    },
  };
}

function rightsOf(check: RowCheck<'guidance'>): GuidanceRight[] {
  const words = check
    .value('rights')
    .split(/[、，,;；\s]+/)
    .filter(Boolean);
  const odd = words.find((word) => !Object.values(RIGHT_WORDS).includes(word));
  if (odd !== undefined) check.fault('guidance.right-unknown', 'rights', { word: odd });
  return GUIDANCE_RIGHTS.filter((right) => words.includes(RIGHT_WORDS[right]));
}

/** A share as a decimal string; the sheet has per cent. */
function shareOf(check: RowCheck<'guidance'>): string | null {
  const text = check.value('share');
  if (text === '') return null;
  const found = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(text);
  const digits = found && `${found[1]}${(found[2] ?? '').padEnd(4, '0')}`.padStart(7, '0');
  if (!digits || Number(digits) === 0 || Number(digits) > 1_000_000) {
    check.fault('guidance.share-malformed', 'share');
    return null;
  }
  return `${Number(digits.slice(0, -6))}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

function lineOf(parents: ReadonlyMap<string, string | null>, code: string): string[] {
  const line: string[] = [];
  let up = parents.get(code) ?? null;
  while (up !== null && !line.includes(up)) {
    line.push(up);
    up = parents.get(up) ?? null;
  }
  return line;
}

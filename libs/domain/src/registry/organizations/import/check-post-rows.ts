import type {
  CountyCatalogues,
  KnownCounty,
  OrganizationToImport,
  PostToImport,
  SheetCheck,
} from './county-import';
import type { CountyRow } from './county-sheets';
import { markDuplicateCodes, RowCheck } from './row-check';

/** Checks 岗位 against the organisations that are known or will be. */
export function checkPostRows(
  rows: readonly CountyRow<'posts'>[],
  organizations: readonly OrganizationToImport[],
  known: KnownCounty,
  catalogues: CountyCatalogues,
): SheetCheck<PostToImport> {
  const kinds = new Map([...known.organizations].map(([code, { kindCode }]) => [code, kindCode]));
  for (const { code, kindCode } of organizations) kinds.set(code, kindCode);
  const checked = rows.map((row) => checkRow(new RowCheck(row), kinds, known, catalogues));
  markDuplicateCodes(
    checked.map(({ check }) => check),
    'code',
  );
  markSecondHeads(checked, known);
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ post }) => post),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

interface Checked {
  readonly check: RowCheck<'posts'>;
  readonly post: PostToImport;
}

function checkRow(
  check: RowCheck<'posts'>,
  kinds: ReadonlyMap<string, string>,
  known: KnownCounty,
  catalogues: CountyCatalogues,
): Checked {
  const code = check.code('code');
  const organizationCode = check.required('organizationCode', 40);
  const organizationKind = kinds.get(organizationCode);
  if (organizationCode !== '' && !organizationKind)
    check.fault('post.organization-unknown', 'organizationCode');
  const before = known.posts.get(code);
  // What is owed stays with the organisation that owed it: a moved post would take last year's record elsewhere.
  if (before?.hasDuties && organizationCode !== '' && before.organizationCode !== organizationCode) {
    check.fault('post.move-with-duties', 'organizationCode', { post: code, from: before.organizationCode });
  }
  const title = check.required('title', 60);
  const kind = check.required('kind', 60);
  const standsIn = catalogues.postKinds.get(kind);
  if (kind !== '' && !standsIn) check.fault('post.kind-unknown', 'kind');
  if (organizationKind && standsIn && standsIn.length > 0 && !standsIn.includes(organizationKind)) {
    check.fault('post.kind-elsewhere', 'kind', { kind: organizationKind });
  }
  const isHead = check.yesNo('isHead', false);
  const inTeam = check.yesNo('inTeam', true);
  const lineWork = check.optional('lineWork', 100);
  return {
    check,
    post: { code, organizationCode, title, kind, isHead, inTeam, lineWork, sort: check.source.row },
  };
}

/** One head per organisation, counting heads known before whose post the sheet does not change. */
function markSecondHeads(checked: readonly Checked[], known: KnownCounty): void {
  const inSheet = new Set(checked.filter(({ check }) => check.isGood).map(({ post }) => post.code));
  const heads = new Map<string, string>();
  for (const [code, { organizationCode, isHead }] of known.posts) {
    if (isHead && !inSheet.has(code)) heads.set(organizationCode, code);
  }
  for (const { check, post } of checked) {
    if (!post.isHead || !check.isGood) continue;
    const other = heads.get(post.organizationCode);
    if (other !== undefined && other !== post.code) check.fault('post.second-head', 'isHead', { other });
    else heads.set(post.organizationCode, post.code);
  }
}

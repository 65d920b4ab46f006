import { mayHaveBelow, mayStandBelow } from '../../catalogues/kind-rules';
import type { CountyCatalogues, KnownCounty, OrganizationToImport, SheetCheck } from './county-import';
import type { CountyRow } from './county-sheets';
import { markDuplicateCodes, RowCheck } from './row-check';

interface Checked {
  readonly check: RowCheck<'organizations'>;
  readonly organization: OrganizationToImport;
}

interface Node {
  readonly parentCode: string | null;
  readonly kindCode: string;
}

/** Checks 组织: each row by itself, then the tree that the good rows and what is known would make together. */
export function checkOrganizationRows(
  rows: readonly CountyRow<'organizations'>[],
  known: KnownCounty,
  catalogues: CountyCatalogues,
): SheetCheck<OrganizationToImport> {
  const checked = rows.map((row) => checkRow(new RowCheck(row), catalogues));
  markDuplicateCodes(
    checked.map(({ check }) => check),
    'code',
  );
  markSecondRoots(checked, known);
  markTree(checked, known, catalogues);
  return {
    rows: checked.filter(({ check }) => check.isGood).map(({ organization }) => organization),
    faults: checked.flatMap(({ check }) => check.faults),
  };
}

function checkRow(check: RowCheck<'organizations'>, catalogues: CountyCatalogues): Checked {
  const code = check.code('code');
  const nameZh = check.required('nameZh', 60);
  const nameEn = check.optional('nameEn', 160);
  const kindCode = check.required('kind');
  if (kindCode !== '' && !catalogues.organizationKinds.has(kindCode))
    check.fault('organization.kind-unknown', 'kind');
  const levelCode = check.required('level');
  if (levelCode !== '' && !catalogues.levels.has(levelCode))
    check.fault('organization.level-unknown', 'level');
  const domainCode = check.optional('domain');
  if (domainCode !== null && !catalogues.domains.has(domainCode)) {
    check.fault('organization.domain-unknown', 'domain');
  }
  const members = check.value('members');
  if (!/^\d{0,7}$/.test(members)) check.fault('organization.members-not-a-number', 'members');
  else if (Number(members || 0) > 0 && catalogues.organizationKinds.get(kindCode)?.admitsMembers === false) {
    check.fault('organization.members-elsewhere', 'members', { kind: kindCode });
  }
  return {
    check,
    organization: {
      code,
      parentCode: check.value('parentCode') || null,
      nameZh,
      nameEn,
      kindCode,
      levelCode,
      domainCode,
      memberCount: Number(members || 0) || 0,
      sort: check.source.row,
    },
  };
}

function markSecondRoots(checked: readonly Checked[], known: KnownCounty): void {
  let root = [...known.organizations].find(([, { parentCode }]) => parentCode === null)?.[0];
  for (const { check, organization } of checked) {
    if (organization.parentCode !== null || organization.code === '') continue;
    root ??= organization.code;
    if (organization.code !== root) check.fault('organization.second-root', 'parentCode', { root });
  }
}

/**
 * A row that may not be applied leaves the organisation where it is, or away: so the tree is looked at again without it
 * until nothing more falls.
 */
function markTree(checked: readonly Checked[], known: KnownCounty, catalogues: CountyCatalogues): void {
  const named = new Set([
    ...known.organizations.keys(),
    ...checked.map(({ organization }) => organization.code),
  ]);
  for (;;) {
    const good = checked.filter(({ check }) => check.isGood);
    const tree = new Map<string, Node>(known.organizations);
    for (const { organization } of good) tree.set(organization.code, organization);
    const circles = circlesOf(tree);
    const below = childrenBefore(tree, new Set(good.map(({ organization }) => organization.code)));
    for (const one of good) markNode(one, { tree, named, circles, below, catalogues });
    if (good.every(({ check }) => check.isGood)) return;
  }
}

interface Tree {
  readonly tree: ReadonlyMap<string, Node>;
  readonly named: ReadonlySet<string>;
  readonly circles: ReadonlyMap<string, string>;
  readonly below: ReadonlyMap<string, readonly string[]>;
  readonly catalogues: CountyCatalogues;
}

function markNode({ check, organization }: Checked, { tree, named, circles, below, catalogues }: Tree): void {
  const { code, parentCode, kindCode } = organization;
  const child = below
    .get(code)
    ?.find((one) => !mayStandBelow(catalogues.organizationKinds, kindCode, tree.get(one)!.kindCode));
  if (child) check.fault('organization.has-some-below', 'kind', { child });
  if (parentCode === null) return;
  const parent = tree.get(parentCode);
  if (!parent) {
    check.fault(
      named.has(parentCode) ? 'organization.parent-faulty' : 'organization.parent-unknown',
      'parentCode',
    );
  } else if (circles.has(code)) {
    check.fault('organization.cycle', 'parentCode', { path: circles.get(code)! });
  } else if (!mayHaveBelow(catalogues.organizationKinds, parent.kindCode)) {
    check.fault('organization.none-below', 'parentCode', { kind: parent.kindCode });
  } else if (!mayStandBelow(catalogues.organizationKinds, parent.kindCode, kindCode)) {
    check.fault('organization.not-below', 'parentCode', { parentKind: parent.kindCode, kind: kindCode });
  }
}

/** For each organisation, those known before that stand below it and that no good row of the sheet names. */
function childrenBefore(
  tree: ReadonlyMap<string, Node>,
  inSheet: ReadonlySet<string>,
): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [code, { parentCode }] of tree) {
    if (parentCode === null || inSheet.has(code)) continue;
    const known = children.get(parentCode);
    if (known) known.push(code);
    else children.set(parentCode, [code]);
  }
  return children;
}

/** Every organisation that is its own ancestor, with the circle in words. */
function circlesOf(tree: ReadonlyMap<string, Node>): Map<string, string> {
  const done = new Set<string>();
  const circles = new Map<string, string>();
  for (const start of tree.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let code: string | null = start;
    while (code !== null && tree.has(code) && !done.has(code) && !onPath.has(code)) {
      path.push(code);
      onPath.add(code);
      code = tree.get(code)!.parentCode;
    }
    if (code !== null && onPath.has(code)) {
      const circle = path.slice(path.indexOf(code));
      for (const member of circle) circles.set(member, [...circle, code].join(' → '));
    }
    for (const visited of path) done.add(visited);
  }
  return circles;
}

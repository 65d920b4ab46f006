import { randomUUID } from 'node:crypto';
import { openTestAccount, TEST_PASSWORD } from '../test-accounts';
import type { TestClient } from '../test-client';
import { pathOf, subtreeOf, UNITS } from './marked-district';
import type { Unit } from './marked-district';
import { NOW } from './matrix-county';
import type { MatrixCounty } from './matrix-county';

/** Whose eyes the routes are asked through. */
export interface MatrixActor {
  readonly name: string;
  /** The organisation they work in; null for administrators and strangers. */
  readonly unit: Unit | null;
  readonly administrator?: 'system' | 'security' | 'audit';
  readonly sets?: readonly string[];
}

export const ACTORS: readonly MatrixActor[] = [
  { name: 'village secretary', unit: 'village', sets: ['officeholder'] },
  { name: 'township clerk', unit: 'town', sets: ['organization-clerk'] },
  { name: 'township secretary', unit: 'town', sets: ['officeholder'] },
  { name: 'county clerk', unit: 'county', sets: ['organization-clerk'] },
  { name: 'county leader', unit: 'county', sets: ['leader'] },
  { name: "guided enterprise's secretary", unit: 'workshop', sets: ['officeholder'] },
  { name: 'inspector', unit: 'county', sets: ['inspector'] },
  { name: 'ballot clerk', unit: 'town', sets: ['ballot-clerk'] },
  { name: 'accountability keeper', unit: 'town', sets: ['accountability-keeper'] },
  { name: 'guide', unit: 'social', sets: ['guiding-clerk', 'officeholder'] },
  { name: 'system administrator', unit: null, administrator: 'system' },
  { name: 'security administrator', unit: null, administrator: 'security' },
  { name: 'audit administrator', unit: null, administrator: 'audit' },
  { name: 'nobody signed in', unit: null },
];

/** Makes who acts: somebody of their own at their organisation, on a post of their own, with grants over it. */
export async function openActors({ application, ours }: MatrixCounty): Promise<void> {
  const { owner } = application.database;
  for (const [index, { name, unit, administrator, sets = [] }] of ACTORS.entries()) {
    if (administrator) await openTestAccount(application, administrator, { administrator });
    if (!unit) continue;
    const { districtId, organizations } = ours;
    const [postId, personId, tenureId] = [randomUUID(), randomUUID(), randomUUID()];
    const code = `actor-${index}`;
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, $4, $5, '干事')`,
      [districtId, postId, organizations[unit], code, name],
    );
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $3, $3)`,
      [districtId, personId, code, name],
    );
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
      [districtId, tenureId, postId, personId],
    );
    for (const set of sets) {
      await owner.query(
        `INSERT INTO capability_grant (district_id, id, capability_set, root_organization_id, post_id, valid_from)
         VALUES ($1, $2, $3, $4, $5, '2026-01-01')`,
        [districtId, randomUUID(), set, organizations[unit], postId],
      );
    }
    await openTestAccount(application, code, { districtId, personId });
  }
}

/** Signs an actor in, with a confirmation that holds for the whole run. */
export async function clientOf({ application, ours }: MatrixCounty, actor: MatrixActor): Promise<TestClient> {
  if (!actor.unit && !actor.administrator) return application.client();
  const { owner } = application.database;
  await owner.query('DELETE FROM sign_in_limit');
  const username = actor.administrator ?? `actor-${ACTORS.indexOf(actor)}`;
  const client = await application.signIn(username, TEST_PASSWORD);
  const far = new Date(Date.parse(NOW) + 3_600_000);
  await owner.query(
    `UPDATE session s SET stepped_up_at = $2, stepped_up_by = 'password', working_district_id = $3
     FROM account a WHERE a.id = s.account_id AND a.username = $1`,
    [username, far, actor.administrator ? ours.districtId : null],
  );
  return client;
}

/** How an object's organisation stands to that of the actor. */
export type Relation = 'own' | 'child' | 'parent' | 'sibling' | 'guided' | 'foreign' | 'missing';

/** The organisation of each relation; of `foreign`, that of the same place in the other district. Administrators are asked as a township would be. */
export function relationsOf({ unit: own, name }: MatrixActor): ReadonlyMap<Relation, Unit> {
  const unit = own ?? 'town';
  const parent = pathOf(unit).at(-2);
  const child = UNITS.find((other) => pathOf(other).at(-2) === unit);
  const sibling = UNITS.find(
    (other) => other !== unit && parent && pathOf(other).at(-2) === parent && other !== 'social',
  );
  const found: [Relation, Unit | undefined][] = [
    ['own', unit],
    ['child', own ? child : undefined],
    ['parent', own ? parent : undefined],
    ['sibling', !own ? undefined : sibling === 'town' && name !== 'guide' ? 'othertown' : sibling],
    ['guided', unit === 'social' ? 'workshop' : undefined],
    ['foreign', unit],
    ['missing', unit],
  ];
  return new Map(found.filter((pair): pair is [Relation, Unit] => pair[1] !== undefined));
}

/** What somebody has in sight: the subtree of their organisation, and what it guides. */
export const sightOf = ({ unit }: MatrixActor): readonly Unit[] =>
  unit ? [...subtreeOf(unit), ...(unit === 'social' ? (['workshop'] as const) : [])] : [];
/** Whose names they read beside that: those on the way up. */
export const aboveOf = (actor: MatrixActor): readonly Unit[] => [...new Set(sightOf(actor).flatMap(pathOf))];

import { randomUUID } from 'node:crypto';
import type { TestClient } from '../test-client';
import { liveRoutes } from './live-routes';
import type { LiveRoute } from './live-routes';
import { UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';
import { ACTORS, clientOf, openActors, sightOf } from './matrix-actors';
import type { MatrixActor } from './matrix-actors';
import { createMatrixCounty } from './matrix-county';
import type { MatrixCounty } from './matrix-county';
import { namesAnObject, queryFor } from './route-objects';
import { canonicalOf } from './run-matrix';
import { closeReader, textOf } from './text-of-answer';

type Row = Readonly<Record<string, unknown>>;

/** Rows of kinds that are listed, counted and rolled up; each beside those that are there. */
const MORE: readonly (readonly [table: string, otherwise: (before: Row) => Row])[] = [
  ['duty', () => ({ clause_index: 90, state: 'owed', light: 'severe' })],
  ['duty', () => ({ clause_index: 91, state: 'reported', reported_on: '2026-05-01' })],
  ['responsibility_list', () => ({ year: 2031 })],
  ['post', () => ({ code: randomUUID(), is_head: false })],
  ['tenure', () => ({ kind: '兼任', starts_on: '2015-01-01', ends_on: '2015-12-31' })],
  ['handover', (tenure) => ({ cause_tenure_id: tenure.id, state: 'gathered' })],
  ['evidence', () => ({})],
  ['delivery', () => ({ idempotency_key: randomUUID() })],
];

export interface UnseenRowsResult {
  readonly asked: number;
  readonly added: number;
  /** Answers that rows out of sight made different: a number that counts them, an order, an empty state. */
  readonly differences: readonly string[];
}

/**
 * No word gives away a count: so lists, numbers and roll-ups are asked for, rows are added where the actor sees nothing,
 * and everything is asked for again. What lies out of sight makes no difference to any answer.
 */
export async function addUnseenRows(): Promise<UnseenRowsResult> {
  const county = await createMatrixCounty();
  try {
    await openActors(county);
    const { routes, schemas } = liveRoutes(county.application.api);
    const lists = routes.filter(
      (route) =>
        route.method === 'GET' &&
        route.path.startsWith('/api/') &&
        !/\/(health|public|session)/.test(route.path) &&
        !namesAnObject(route, schemas, { kind: null, optional: null }),
    );
    const people = ACTORS.filter(({ unit }) => unit !== null);
    const clients = new Map<MatrixActor, TestClient>();
    for (const actor of people) clients.set(actor, await clientOf(county, actor));
    const differences: string[] = [];
    let added = 0;
    for (const [district, units] of [
      [county.theirs, UNITS],
      [county.ours, ['othertown', 'orchard']],
    ] as const) {
      const unaware = people.filter(
        (actor) =>
          district === county.theirs ||
          !sightOf(actor).some((unit) => (units as readonly Unit[]).includes(unit)),
      );
      const before = await answersOf(unaware, clients, lists);
      added += await addTo(county, district, units);
      const after = await answersOf(unaware, clients, lists);
      for (const [key, answer] of before) {
        if (after.get(key) !== answer)
          differences.push(`${key}: ${answer.slice(0, 200)} | after: ${after.get(key)?.slice(0, 200)}`);
      }
    }
    return { asked: lists.length * people.length, added, differences };
  } finally {
    await closeReader();
    await county.application.close();
  }
}

async function answersOf(
  actors: readonly MatrixActor[],
  clients: ReadonlyMap<MatrixActor, TestClient>,
  lists: readonly LiveRoute[],
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const nothing = { row: () => ({}), words: 'x' };
  const ask = async (actor: MatrixActor) => {
    for (const route of lists) {
      const url = route.path.replace(':year', '2026').replace(':catalogue', 'domains');
      const query = queryFor(route, { kind: null, optional: null }, nothing);
      const answer = await clients.get(actor)!.get(url + query);
      answers.set(`GET ${route.path} as ${actor.name}`, canonicalOf(answer, await textOf(answer), ''));
    }
  };
  await Promise.all(actors.map(ask));
  return answers;
}

async function addTo(
  { application, rows }: MatrixCounty,
  district: MarkedDistrict,
  units: readonly Unit[],
): Promise<number> {
  let added = 0;
  for (const unit of units) {
    let before: Row = {};
    for (const [table, otherwise] of MORE) {
      before = await rows.get(district)!.addRow(table, unit, otherwise(before));
      added += 1;
    }
  }
  await application.database.owner.query(
    'UPDATE node_counter SET amount = amount + 1000 WHERE district_id = $1 AND organization_id = ANY($2)',
    [district.districtId, units.map((unit) => district.organizations[unit])],
  );
  return added;
}

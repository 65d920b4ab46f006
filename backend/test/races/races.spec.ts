import { openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import { RACERS, run } from './race';
import { raceTable } from './race-table.spec-kit';
import { openWorld } from './world.spec-kit';
import type { World } from './world.spec-kit';
import { NOT_RACED } from './not-raced';

/** T7: so many times each; a long run sets more. */
const ROUNDS = Number(process.env.ROUNDS ?? 2);
const LIMIT = 60_000 * ROUNDS;

/** Accounts are linked to a provider without asking it. */
const SIGN_ON = {
  ...{ PUBLIC_URL: 'http://zeren.test', OIDC_ISSUER: 'http://127.0.0.1:9' },
  ...{ OIDC_CLIENT_ID: 'zeren', OIDC_CLIENT_SECRET: 'a secret of forty signs at the very least' },
};

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
}

describe('races', () => {
  let kit: HandoverKit;
  let world: World;
  let address: string;

  beforeAll(async () => {
    kit = await openHandovers(SIGN_ON);
    world = await openWorld(kit);
    await kit.application.api.listen(0, '127.0.0.1');
    address = (await kit.application.api.getUrl()).replace('[::1]', '127.0.0.1');
  }, 120_000);
  afterAll(() => kit?.close());

  const table = raceTable(() => world);

  it.each(table.map((race): [string, (typeof table)[number]] => [race.route, race]))(
    'have exactly one winner: %s',
    async (_, race) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { won, statuses, codes, entries } = await run(kit.application, address, race, round);
        expect({ won, entries, statuses, codes }).toMatchObject({ won: 1, entries: 1 });
        const losers = statuses.filter((status) => status >= 300);
        const allowed = race.losers ?? [409, 412];
        expect({ unexpected: losers.filter((status) => !allowed.includes(status)), codes }).toMatchObject({
          unexpected: [],
        });
        expect(codes).toHaveLength(race.won ? losers.length : RACERS - 1);
      }
    },
    LIMIT,
  );

  it(
    'are won by everybody who only tries again: one effect, one answer',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const race = table.find(({ route }) => route === 'POST /api/duties/{id}/report')!;
        const key = `retry-of-round-${round}`;
        const again = { ...race, prepare: async () => ({ ...(await race.prepare(round)), key }) };
        const { statuses, bodies, entries } = await run(kit.application, address, again, round);
        expect({ statuses, entries }).toEqual({ statuses: Array<number>(RACERS).fill(201), entries: 1 });
        for (const body of bodies) expect(body).toEqual(bodies[0]);
      }
    },
    LIMIT,
  );

  it('are run for every route that acts on a version, or it says why not', async () => {
    const { body } = await world.clerk.get<{ paths: Record<string, Record<string, Operation>> }>(
      '/api/openapi.json',
    );
    const acting = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const acts = operation.parameters?.some(({ name }) => name.toLowerCase() === 'if-match');
        return acts ? [`${method.toUpperCase()} ${path}`] : [];
      }),
    );
    expect(acting.length).toBeGreaterThan(20);
    const raced = new Set(table.map(({ route }) => route));
    // Add a row to cycle-races or registry-races.
    expect(acting.filter((route) => !raced.has(route) && !(route in NOT_RACED))).toEqual([]);
    expect(Object.keys(NOT_RACED).filter((route) => raced.has(route) || !acting.includes(route))).toEqual([]);
  });
});

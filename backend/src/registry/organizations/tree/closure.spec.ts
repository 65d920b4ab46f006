import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../../test/test-record-keys';
import { systemActor } from '../../../platform/actor';
import { createDataSource } from '../../../platform/database/data-source';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DistrictsRepository } from '../districts.repository';
import { ClosureKeeper } from './closure-keeper';
import { ClosureRepository } from './closure.repository';

const SIZE = 6;
const DAY = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;

interface Edge {
  readonly id: string;
  readonly guide: number;
  readonly guided: number;
  readonly withSubtree: boolean;
  readonly sees: boolean;
  readonly from: number;
  to: number | null;
}

/** A county as the naive one keeps it: parents by number, edges, a day. */
class NaiveCounty {
  readonly parents: (number | null)[] = Array.from({ length: SIZE }, (_, n) => (n === 0 ? null : 0));
  readonly edges: Edge[] = [];
  day = 1;

  lineOf(n: number): number[] {
    const parent = this.parents[n]!;
    return parent === null ? [n] : [n, ...this.lineOf(parent)];
  }

  /** Every row that the closure should have, one by one. */
  closure(nameOf: (n: number) => string): string[] {
    const rows: string[] = [];
    for (let n = 0; n < SIZE; n += 1) {
      const line = this.lineOf(n);
      for (const [depth, ancestor] of line.entries()) {
        rows.push(`${nameOf(ancestor)} ${nameOf(n)} tree ${depth}`);
        for (const edge of this.edges) {
          const holds = edge.sees && edge.from <= this.day && (edge.to === null || this.day < edge.to);
          if (holds && edge.guided === ancestor && (edge.withSubtree || depth === 0))
            rows.push(`${nameOf(edge.guide)} ${nameOf(n)} ${edge.id} ${depth + 1}`);
        }
      }
    }
    return rows.sort();
  }
}

describe('the closure', () => {
  const closure = new ClosureRepository();
  let database: TestDatabase;
  let source: DataSource;
  let unitOfWork: UnitOfWork;
  let keeper: ClosureKeeper;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.appUrl, [], 4).initialize();
    unitOfWork = new UnitOfWork(source, testRecordKeys());
    keeper = new ClosureKeeper(new DistrictsRepository(source), unitOfWork, closure);
  });
  beforeEach(() => database.setClock(`${DAY(1)}T04:00:00Z`));
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  /** A district with organisations below the first; what is done is done to both, in one transaction each. */
  async function openCounty() {
    const districtId = randomUUID();
    const ids = Array.from({ length: SIZE }, () => randomUUID());
    const naive = new NaiveCounty();
    const write = (work: (tx: WriteTx) => Promise<unknown>) =>
      unitOfWork.write(systemActor(districtId, 'spec'), async (tx) => {
        await closure.lockTree(tx);
        await work(tx);
      });
    await database.owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    await database.owner.query(
      `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code, level_code)
       SELECT $1, t.id, CASE WHEN t.n > 1 THEN $3::uuid END, 'O' || t.n, 'O' || t.n, '', '', '党委', '县'
       FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, n)`,
      [districtId, ids, ids[0]],
    );
    await write((tx) => closure.rebuildBelow(tx, ids));
    return {
      ids,
      naive,
      districtId,
      write,
      async move(n: number, parent: number) {
        naive.parents[n] = parent;
        await write(async (tx) => {
          await tx.change('spec.move', `UPDATE organization SET parent_id = $2 WHERE id = $1`, [
            ids[n],
            ids[parent],
          ]);
          await closure.rebuildBelow(tx, [ids[n]!]);
        });
      },
      async guide(edge: Omit<Edge, 'id'>) {
        const id = randomUUID();
        naive.edges.push({ id, ...edge });
        await write(async (tx) => {
          await tx.change(
            'spec.guide',
            `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, basis,
                                                valid_from, valid_to)
             VALUES ($1, $2, $3, $4, $5, '行业指导', $6, '示例', $7, $8)`,
            [
              districtId,
              id,
              ids[edge.guide],
              ids[edge.guided],
              edge.withSubtree,
              edge.sees ? ['see'] : [],
              DAY(edge.from),
              edge.to === null ? null : DAY(edge.to),
            ],
          );
          await closure.keepGuidance(tx);
        });
      },
      async end(edge: Edge) {
        edge.to = Math.max(naive.day, edge.from);
        await write(async (tx) => {
          await tx.change('spec.end', `UPDATE organization_guidance SET valid_to = $2 WHERE id = $1`, [
            edge.id,
            DAY(edge.to!),
          ]);
          await closure.keepGuidance(tx);
        });
      },
      async sleep(days: number) {
        naive.day += days;
        await database.setClock(`${DAY(naive.day)}T04:00:00Z`);
        await keeper.turnAll();
      },
      async kept(): Promise<string[]> {
        const { rows } = await database.owner.query<{ row: string }>(
          `SELECT ancestor_id || ' ' || descendant_id || ' ' || via || ' ' || depth AS row
           FROM organization_closure WHERE district_id = $1`,
          [districtId],
        );
        return rows.map(({ row }) => row).sort();
      },
      faults: () => unitOfWork.read(systemActor(districtId, 'spec'), (tx) => closure.faults(tx)),
    };
  }
  type County = Awaited<ReturnType<typeof openCounty>>;

  const number = fc.integer({ min: 0, max: SIZE - 1 });
  const deed = fc.oneof(
    fc.record({ do: fc.constant('move' as const), n: number, to: number }),
    fc.record({
      do: fc.constant('guide' as const),
      guide: number,
      guided: number,
      withSubtree: fc.boolean(),
      sees: fc.boolean(),
      from: fc.integer({ min: 1, max: 4 }),
      length: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    fc.record({ do: fc.constant('end' as const), n: fc.nat() }),
    fc.record({ do: fc.constant('sleep' as const), days: fc.integer({ min: 1, max: 2 }) }),
  );

  type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

  async function act(county: County, what: Deed) {
    const { naive } = county;
    switch (what.do) {
      case 'move':
        if (what.n !== 0 && !naive.lineOf(what.to).includes(what.n)) await county.move(what.n, what.to);
        return;
      case 'guide':
        if (what.guide !== what.guided) {
          const to = what.length === null ? null : what.from + what.length;
          await county.guide({ ...what, to }).catch(ignoreSameEdge(naive));
        }
        return;
      case 'end': {
        const open = naive.edges.filter(({ to }) => to === null || to > naive.day);
        if (open.length > 0) await county.end(open[what.n % open.length]!);
        return;
      }
      case 'sleep':
        if (naive.day < 20) await county.sleep(what.days);
    }
  }

  /** The table keeps a second edge of the same content and first day away. */
  const ignoreSameEdge = (naive: NaiveCounty) => (error: Error) => {
    if (!/duplicate key/.test(error.message)) throw error;
    naive.edges.pop();
  };

  it('is what parents and edges say, after whatever was moved, begun, ended and slept through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 14 }), async (deeds) => {
        await database.setClock(`${DAY(1)}T04:00:00Z`);
        const county = await openCounty();
        for (const what of deeds) {
          await act(county, what);
          expect(await county.kept()).toEqual(county.naive.closure((n) => county.ids[n]!));
        }
        expect(await county.faults()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('is right when the tree is moved and guided at the same moment', async () => {
    const county = await openCounty();
    await Promise.all([
      county.move(3, 2),
      county.guide({ guide: 5, guided: 2, withSubtree: true, sees: true, from: 1, to: null }),
      county.move(4, 3),
      county.guide({ guide: 1, guided: 3, withSubtree: true, sees: true, from: 1, to: null }),
    ]);
    expect(await county.kept()).toEqual(county.naive.closure((n) => county.ids[n]!));
  });

  it('is proved against parents and edges, and put right', async () => {
    // Other counties of this file stand on other days.
    await keeper.turnAll();
    const county = await openCounty();
    await county.guide({ guide: 1, guided: 2, withSubtree: true, sees: true, from: 1, to: null });
    expect(await keeper.proveAll()).toEqual([]);
    await database.owner.query(`DELETE FROM organization_closure WHERE district_id = $1 AND via <> 'tree'`, [
      county.districtId,
    ]);
    await database.owner.query(`UPDATE organization SET parent_id = $2 WHERE id = $1`, [
      county.ids[3],
      county.ids[2],
    ]);
    county.naive.parents[3] = 2;
    const faults = await keeper.proveAll();
    expect(faults.map(({ fault, via }) => [fault, via === 'tree'])).toEqual(
      expect.arrayContaining([
        ['missing', true],
        ['missing', false],
      ]),
    );
    expect(await county.kept()).toEqual(county.naive.closure((n) => county.ids[n]!));
    expect(await keeper.proveAll()).toEqual([]);
  });
});

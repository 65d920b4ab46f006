// Three requests through the whole pipeline (session, rights, scope, row-level security, transaction, record) against the
// same work done by hand.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startFloor } from '../floors/floor.ts';
import { REPORTER } from '../county.ts';
import type { Bed, BenchCase, Sides } from '../measure/bench-case.ts';
import { httpSlice } from '../measure/http-slice.ts';
import { HttpPerson } from '../../tools/faults/http-person.ts';

const READERS = 16;
const WRITERS = 8;

async function signedIn({ plant }: Bed, role: string): Promise<HttpPerson> {
  const person = new HttpPerson(plant.address);
  const { username, password } = plant.accounts.find((account) => account.role === role)!;
  await person.signIn(username, password);
  return person;
}

interface Page {
  readonly items: readonly { readonly id: string; readonly postTitle: string }[];
}

/** Both sides of a GET. */
async function reading(
  bed: Bed,
  paths: { readonly ours: string; readonly floor: string },
  same: (ours: unknown, floor: unknown) => void,
): Promise<Sides> {
  const floor = await startFloor(bed.plant, bed.county.districtId);
  const clerk = await signedIn(bed, 'clerk');
  const { seconds, plant } = bed;
  return {
    floor: () =>
      httpSlice({
        ...{ address: floor.address, path: paths.floor, pid: floor.pid },
        ...{ connections: READERS, seconds },
      }),
    candidate: () =>
      httpSlice({
        ...{ address: plant.address, path: paths.ours, pid: plant.api.pid, headers: clerk.headers() },
        ...{ connections: READERS, seconds },
      }),
    agree: async () => {
      const answer = await fetch(`${floor.address}${paths.floor}`);
      same((await clerk.get(paths.ours)).body, await answer.json());
    },
    end: () => floor.stop(),
  };
}

export const page: BenchCase = {
  name: 'page',
  claim: 'a page of 50 duties of the whole county, over Fastify and pg with one named statement',
  target: 0.7,
  source: 'performance: list pages, full pipeline',
  pairs: 10,
  prepare: (bed) =>
    reading(bed, { ours: '/api/duties?limit=50', floor: '/duties' }, (ours, floor) => {
      const rows = ({ items }: Page) => items.map(({ id, postTitle }) => [id, postTitle]);
      assert.deepEqual(rows(ours as Page), rows(floor as Page));
    }),
};

export const oneDuty: BenchCase = {
  name: 'one-duty',
  claim: 'one duty with all that its page shows, over Fastify and pg reading one row',
  target: 0.5,
  source: 'performance: single GET, full pipeline',
  pairs: 10,
  prepare: (bed) => {
    const id = bed.county.unreported();
    return reading(bed, { ours: `/api/duties/${id}`, floor: `/duties/${id}` }, (ours, floor) => {
      assert.equal((ours as { id: string }).id, id);
      assert.equal((floor as { id: string }).id, id);
    });
  },
};

/** The change, the report, the entry and the event of one report. */
const WRITTEN = `SELECT (SELECT version FROM duty WHERE id = $1) AS version,
  (SELECT count(*)::int FROM duty_report WHERE duty_id = $1) AS reports,
  (SELECT count(*)::int FROM audit_entry WHERE subject_id = $1 AND action = 'duty.report')
    + (SELECT count(*)::int FROM floor_audit WHERE subject_id = $1) AS entries,
  (SELECT count(*)::int FROM outbox WHERE subject_id = $1 AND type = 'duty.reported')
    + (SELECT count(*)::int FROM floor_outbox WHERE subject_id = $1) AS events`;

/** A report of another duty with each request; `done` keeps the last. */
function reports(bed: Bed, headers: Readonly<Record<string, string>>, base: string) {
  let last = '';
  return {
    last: () => last,
    next: () => {
      last = bed.county.unreported();
      return {
        method: 'POST' as const,
        path: `${base}/${last}/report`,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          'if-match': '"1"',
        },
        body: JSON.stringify({ result: '已按期办结，台账和会议记录齐全。' }),
      };
    },
  };
}

async function writing(bed: Bed): Promise<Sides> {
  const floor = await startFloor(bed.plant, bed.county.districtId);
  const secretary = await signedIn(bed, REPORTER);
  const { seconds, plant } = bed;
  const ours = reports(bed, secretary.headers(), '/api/duties');
  const bare = reports(bed, {}, '/duties');
  const common = { connections: WRITERS, seconds, path: '/' };
  const one = async (address: string, request: ReturnType<typeof ours.next>): Promise<unknown> => {
    const answer = await fetch(`${address}${request.path}`, request);
    assert.ok(answer.ok, await answer.text());
    const [written] = await plant.query(WRITTEN, [/duties\/([^/]+)/.exec(request.path)![1]]);
    return written;
  };
  return {
    floor: () => httpSlice({ ...common, address: floor.address, pid: floor.pid, next: bare.next }),
    candidate: () => httpSlice({ ...common, address: plant.address, pid: plant.api.pid, next: ours.next }),
    agree: async () => {
      const expected = { version: 2, reports: 1, entries: 1, events: 1 };
      assert.deepEqual(await one(floor.address, bare.next()), expected);
      assert.deepEqual(await one(plant.address, ours.next()), expected);
    },
    end: () => floor.stop(),
  };
}

export const report: BenchCase = {
  name: 'report',
  claim: 'a report with its entry and event, by 8 at once, over the same four statements by hand',
  target: 0.5,
  source: 'performance: full pipeline, as for a single GET',
  pairs: 8,
  // What a report sets off is measured by `sealed-report`; here it would fall on the floor's slices too.
  prepare: async (bed) => {
    bed.plant.worker.freeze();
    const sides = await writing(bed);
    return {
      ...sides,
      end: async () => {
        bed.plant.worker.thaw();
        await sides.end?.();
      },
    };
  },
};

export const sealedReport: BenchCase = {
  name: 'sealed-report',
  claim:
    'reports by 8 at once while entries are sealed and events delivered, over the same with nobody doing so',
  target: 0.7,
  source: 'performance: audit',
  pairs: 8,
  prepare: async (bed) => {
    const { candidate, agree, end } = await writing(bed);
    const { worker } = bed.plant;
    return {
      agree,
      floor: async () => {
        worker.freeze();
        try {
          return await candidate();
        } finally {
          worker.thaw();
        }
      },
      candidate,
      end: async () => end?.(),
    };
  },
};

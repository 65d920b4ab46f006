import { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Storage } from '../../src/platform/storage/storage';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import { fillTables } from './fill-tables';
import type { FilledDistrict } from './fill-tables';
import { RouteWitness } from './live-routes';
import { createMarkedDistrict, UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';

/** Two filled districts behind a running back end. */
export interface MatrixCounty {
  readonly application: TestApplication;
  readonly ours: MarkedDistrict;
  readonly theirs: MarkedDistrict;
  readonly rows: ReadonlyMap<MarkedDistrict, FilledDistrict>;
  /** An organisation's row in another state, by table and state. */
  readonly inState: (district: MarkedDistrict, unit: Unit, table: string, state: string) => Row | undefined;
}

type Row = Readonly<Record<string, unknown>>;

const VERIFIED: Row = {
  ...{
    evidence_count: 1,
    submitted_by_person_id: null,
    submitted_on: '2026-06-20',
    verified_on: '2026-06-22',
  },
  plan_approved_at: '2026-06-05T02:00:00Z',
};
const CLOSED: Row = { closed_at: '2026-06-22T02:00:00Z', look_back_on: '2026-09-21' };

/** The other states in which objects are asked for, beside the open one that every table is filled with. */
export const STATES: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  duty: {
    reported: { state: 'reported', reported_on: '2026-05-01' },
    verified: { state: 'verified', reported_on: '2026-05-01' },
    returned: { state: 'returned', reported_on: '2026-05-01' },
    withdrawn: { state: 'withdrawn' },
  },
  responsibility_list: {
    draft: { state: 'draft', year: 2027, issued_at: null },
    objected: { state: 'objected', year: 2023 },
    received: { state: 'received', year: 2025 },
    superseded: { state: 'superseded', year: 2022 },
    closed: { state: 'closed', year: 2024 },
  },
  directive: {
    draft: { state: 'draft', issued_at: null },
    withdrawn: { state: 'withdrawn' },
  },
  list_template: {
    published: { state: 'published', version_no: 2 },
    superseded: { state: 'superseded', version_no: 3 },
  },
  // A post has one agreement of a year.
  agreement: {
    made: { state: 'made', year: 2027 },
    declined: { state: 'declined', year: 2028, reason: '目标过高' },
    'in-force': { state: 'in-force', year: 2025, in_force_at: '2025-03-01T02:00:00Z' },
    recalled: { state: 'recalled', year: 2024, latest: false },
  },
  accountability_matter: {
    declined: { state: 'declined', due_on: null, decision_reason: '已当面提醒' },
    'to-hand-over': { state: 'to-hand-over', body_code: '组织部门' },
    'handed-over': { state: 'handed-over', body_code: '组织部门', handed_on: '2026-02-01' },
    received: { state: 'received', body_code: '组织部门', received_on: '2026-02-02', due_on: null },
    concluded: { state: 'concluded', body_code: '组织部门', concluded_on: '2026-03-02', due_on: null },
  },
  accountability_measure: {
    ended: { state: 'ended', ends_on: '2026-02-01' },
    corrected: {
      ...{ state: 'corrected', corrected_on: '2026-02-01' },
      ...{ corrected_by: '县委', correction_number: '1' },
    },
  },
  survey: {
    draft: { state: 'draft', opened_at: null },
    closed: { state: 'closed', closed_at: '2026-02-01T02:00:00Z' },
  },
  inspection: { planned: { state: 'planned', frame: null, frame_digest: null, drawn_at: null } },
  inspection_visit: { finished: { state: 'finished', finished_at: '2026-06-02T02:00:00Z' } },
  finding: {
    confirmed: { state: 'confirmed', answer: 'agreed', dispose_by: '2026-12-01' },
    dropped: { state: 'dropped', dispose_by: null },
  },
  rectification_order: {
    received: { state: 'received', year: 2018 },
    planned: { state: 'planned', year: 2020 },
    held: { state: 'held', year: 2019, held_since: '2026-06-10' },
    verified: { ...VERIFIED, state: 'verified', year: 2017 },
    passed: { ...VERIFIED, ...CLOSED, state: 'passed', year: 2016 },
    working: { state: 'working', year: 2021, evidence_count: 1 },
    submitted: { state: 'submitted', year: 2022, submitted_on: '2026-06-20' },
    closed: { ...VERIFIED, ...CLOSED, state: 'closed', year: 2023 },
    withdrawn: { state: 'withdrawn', year: 2024 },
  },
  handover: {
    'handed-over': { state: 'handed-over', cause: 'interim-ended' },
    'taken-over': { state: 'taken-over', cause: 'interim-ended', taken_over_on: '2026-03-01' },
    recalled: { state: 'recalled', cause: 'interim-ended' },
  },
  assessment_scheme: {
    published: {
      ...{ state: 'published', version_no: 9, digest: Buffer.alloc(32) },
      published_at: '2026-01-05T02:00:00Z',
    },
  },
  assessment: {
    open: { state: 'open', revision: 0 },
    frozen: { state: 'frozen', revision: 0 },
    scored: { state: 'scored' },
    final: { state: 'scored', final_at: '2026-03-01T02:00:00Z' },
  },
  result_round: {
    publicity: { state: 'publicity', publicity_from: '2026-02-01', publicity_until: '2026-02-08' },
    final: { state: 'final', final_at: '2026-03-01T02:00:00Z' },
  },
  tenure: { ended: { starts_on: '2018-01-01', ends_on: '2019-12-31' } },
  capability_grant: { ended: { valid_from: '2020-01-01', valid_to: '2021-01-01' } },
};

export const NOW = '2026-11-23T02:00:00Z';

export async function createMatrixCounty(
  wrap: (module: DynamicModule) => Partial<DynamicModule> = () => ({}),
): Promise<MatrixCounty> {
  const application = await createTestApplication({
    settings: { POOL_SIZE: '12' },
    wrap: (module) => {
      const { providers = [], ...more } = wrap(module);
      return { module: class Matrix {}, imports: [module], ...more, providers: [RouteWitness, ...providers] };
    },
  });
  const { owner } = application.database;
  await application.database.setClock(NOW);
  const ours = await createMarkedDistrict(owner, '云岭县');
  const theirs = await createMarkedDistrict(owner, '平川县');
  const rows = new Map<MarkedDistrict, FilledDistrict>();
  const states = new Map<string, Row>();
  for (const district of [ours, theirs]) {
    const filled = await fillTables(owner, district);
    rows.set(district, filled);
    for (const [table, others] of Object.entries(STATES)) {
      for (const [state, otherwise] of Object.entries(others)) {
        for (const unit of UNITS) {
          const key = `${district.districtId} ${unit} ${table} ${state}`;
          const own = await ownKeys(
            table,
            state,
            async (other, as = {}) => (await filled.addRow(other, unit, as)).id,
          );
          const beside = besides(table, state, (other, its) =>
            states.get(`${district.districtId} ${unit} ${other} ${its}`),
          );
          const row = await filled.addRow(table, unit, { ...otherwise, ...own, ...beside });
          states.set(key, row);
          // Whoever may know of the open one may know of these.
          if (table === 'accountability_matter')
            await filled.addRow('case_member', unit, { matter_id: row.id });
        }
      }
    }
    await storeEvidence(application, district);
    await openSessions(application, district);
  }
  await guide(application, ours);
  return {
    application,
    ours,
    theirs,
    rows,
    inState: (district, unit, table, state) => states.get(`${district.districtId} ${unit} ${table} ${state}`),
  };
}

/** What must differ between two rows of one organisation. */
const ownKeys = async (
  table: string,
  state: string,
  added: (other: string, as?: Row) => Promise<unknown>,
): Promise<Row> => {
  if (table === 'duty') return { clause_index: nextClause++ };
  // A tenure ends once.
  if (table === 'handover' && state === 'handed-over')
    return {
      cause_tenure_id: await added('tenure', {
        ...{ kind: '兼任', starts_on: '2014-01-01', ends_on: '2014-12-31' },
      }),
    };
  if (table !== 'rectification_order') return {};
  // One order a problem; each verified and looked back on by acts of its own.
  return {
    finding_id: await added('finding'),
    verification_act_id: await added('verification_act'),
    ...(state === 'passed' ? { look_back_act_id: await added('verification_act') } : {}),
  };
};
let nextClause = 10;

/**
 * An assessment has its results once: those in another state are of an assessment in that state. A unit is visited once by
 * an inspection.
 */
const besides = (
  table: string,
  state: string,
  inState: (table: string, state: string) => Row | undefined,
): Row => {
  if (table === 'result_round')
    return { assessment_id: inState('assessment', state === 'final' ? 'final' : 'scored')!.id };
  return table === 'inspection_visit' ? { inspection_id: inState('inspection', 'planned')!.id } : {};
};

/** Where the holder of every post is signed in, on a device with the mark of their own; it bears their tenure's id. */
async function openSessions({ database }: TestApplication, district: MarkedDistrict): Promise<void> {
  for (const unit of UNITS) {
    await database.owner.query(
      `INSERT INTO session (secret_hash, id, account_id, stage, csrf_token, created_at, last_seen_at, idle_minutes,
                            expires_at, user_agent, begun_by)
       VALUES (sha256($3::bytea), $1, $2, 'full', 'x', clock_now(), clock_now(), 30, clock_now() + interval '1 hour', $4, 'password')`,
      [district.tenures[unit], district.accounts[unit], district.marks[unit].own, district.marks[unit].own],
    );
  }
}

/** The file behind every row of evidence, and its small picture, with its organisation's mark in it. */
async function storeEvidence(
  { api, database }: TestApplication,
  { districtId, marks, organizations }: MarkedDistrict,
): Promise<void> {
  const storage = api.get(Storage, { strict: false });
  for (const unit of UNITS) {
    const { key } = await storage.put(Readable.from([Buffer.from(`照片 ${marks[unit].content}`)]));
    await database.owner.query(
      'UPDATE evidence SET storage_key = $3 WHERE district_id = $1 AND organization_id = $2',
      [districtId, organizations[unit], key],
    );
    await database.owner.query(
      `UPDATE evidence_inspection SET thumbnail_key = $3
       WHERE district_id = $1 AND evidence_id IN (SELECT id FROM evidence WHERE organization_id = $2)`,
      [districtId, organizations[unit], key],
    );
  }
}

/** 县委社会工作部 guides the workshop of another subtree. */
async function guide(
  { database }: TestApplication,
  { districtId, organizations }: MarkedDistrict,
): Promise<void> {
  const id = randomUUID();
  await database.owner.query(
    `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, basis, valid_from)
     VALUES ($1, $2, $3, $4, true, '行业指导', '{see}', '示例', '2026-01-01')`,
    [districtId, id, organizations.social, organizations.workshop],
  );
  await database.owner.query(
    `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, $4, 1)`,
    [districtId, organizations.social, organizations.workshop, id],
  );
}

const TAKEN_BACK = new Error('taken back');

/** From now on every check, policy and constraint of a write is met, and its commit does not happen: each call meets the same county. */
export function takeWritesBack({ api }: TestApplication): void {
  const unitOfWork = api.get(UnitOfWork, { strict: false });
  const write = unitOfWork.write.bind(unitOfWork);
  unitOfWork.write = async (actor, work) => {
    let answer: Awaited<ReturnType<typeof work>> | undefined;
    const inside = write(actor, async (tx) => {
      answer = await work(tx);
      throw TAKEN_BACK;
    });
    await inside.catch((error: unknown) => {
      if (error !== TAKEN_BACK) throw error;
    });
    return answer!;
  };
}

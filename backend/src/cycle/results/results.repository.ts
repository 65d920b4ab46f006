import { Injectable } from '@nestjs/common';
import type { ResultState } from '@zeren/domain/cycle/results/may-settle-results';
import type { ResultUse } from '@zeren/domain/cycle/results/result-uses';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { SubjectName } from '../../platform/subjects/subject-kind';
import type { UnitRecord } from '../assessment';
import { uuidv7 } from '../../platform/uuid';

/** The results of one assessment, and how far they are. */
export interface RoundRecord {
  readonly id: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly state: ResultState;
  readonly publicityFrom: string | null;
  readonly publicityUntil: string | null;
  readonly openedAt: string;
  readonly finalAt: Date | null;
  readonly version: number;
}

/** One unit's result. */
export interface ResultRecord {
  readonly id: string;
  readonly roundId: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly postId: string | null;
  readonly personId: string | null;
  readonly toldAt: Date | null;
  readonly toldWords: string | null;
  /** When the unit said that it has read what it was told. */
  readonly readAt: Date | null;
  readonly total: string | null;
  readonly place: number | null;
  readonly gradeCode: string | null;
  readonly finalAt: Date | null;
  readonly useDueOn: string | null;
  readonly useKind: ResultUse | null;
  readonly useWords: string | null;
  readonly version: number;
}

/** A result that was told and that nobody of the unit has read. */
export interface UnreadResult {
  readonly id: string;
  readonly postId: string;
  readonly name: string;
}

const ROUND = `r.id, r.assessment_id AS "assessmentId", r.organization_id AS "organizationId",
  o.name_zh AS "organizationName", r.state, r.publicity_from::text AS "publicityFrom",
  r.publicity_until::text AS "publicityUntil", r.opened_at::text AS "openedAt", r.final_at AS "finalAt", r.version`;
const ROUND_FROM = `result_round r JOIN organization o ON o.district_id = r.district_id AND o.id = r.organization_id`;

const RESULT = `x.id, x.round_id AS "roundId", x.assessment_id AS "assessmentId", x.organization_id AS "organizationId",
  o.name_zh AS "organizationName", x.post_id AS "postId", x.person_id AS "personId", x.told_at AS "toldAt",
  x.told_words AS "toldWords", x.read_at AS "readAt", trim_scale(x.total)::text AS total, x.place, x.grade_code AS "gradeCode",
  x.final_at AS "finalAt", x.use_due_on::text AS "useDueOn", x.use_kind AS "useKind", x.use_words AS "useWords", x.version`;
const RESULT_FROM = `assessment_result x JOIN organization o ON o.district_id = x.district_id AND o.id = x.organization_id`;

/** The only queries on rounds of results and on results. */
@Injectable()
export class ResultsRepository {
  rounds(
    tx: ReadTx,
    after: readonly [openedAt: string, id: string] | undefined,
    limit: number,
  ): Promise<RoundRecord[]> {
    return tx.sql<RoundRecord>(
      'results.rounds',
      `SELECT ${ROUND} FROM ${ROUND_FROM}
       WHERE r.district_id = $1 AND ($2::timestamptz IS NULL OR (r.opened_at, r.id) < ($2, $3::uuid))
       ORDER BY r.opened_at DESC, r.id DESC LIMIT $4`,
      [tx.districtId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  round(tx: ReadTx, id: string): Promise<RoundRecord | undefined> {
    return tx.sqlOne<RoundRecord>(
      'results.round',
      `SELECT ${ROUND} FROM ${ROUND_FROM} WHERE r.district_id = $1 AND r.id = $2`,
      [tx.districtId, id],
    );
  }

  roundsById(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly assessmentId: string }[]> {
    return tx.sql(
      'results.rounds-by-id',
      `SELECT id, assessment_id AS "assessmentId" FROM result_round WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /**
   * One act on a round at a time: the first lock of every act, before the assessment's row. Whoever objects may lock no row
   * of the body that assesses, so it is the round's name that is locked.
   */
  async lockRound(tx: WriteTx, id: string): Promise<RoundRecord | undefined> {
    await tx.sql(
      'results.lock-round',
      `SELECT pg_advisory_xact_lock(hashtextextended('result-round ' || $1, 0))`,
      [id],
    );
    return this.round(tx, id);
  }

  /** 0 when the results of this assessment are open already. */
  openRound(tx: WriteTx, id: string, assessmentId: string, organizationId: string): Promise<number> {
    return tx.change(
      'results.open-round',
      `INSERT INTO result_round (district_id, id, assessment_id, organization_id, state, opened_at)
       VALUES ($1, $2, $3, $4, 'feedback', $5) ON CONFLICT (district_id, assessment_id) DO NOTHING`,
      [tx.districtId, id, assessmentId, organizationId, tx.now],
    );
  }

  /** A result for every unit; answers their ids. */
  async addResults(
    tx: WriteTx,
    roundId: string,
    assessmentId: string,
    units: readonly Pick<UnitRecord, 'organizationId' | 'postId' | 'tenureId' | 'personId'>[],
  ): Promise<string[]> {
    const rows = units.map(({ organizationId, postId, tenureId, personId }) => ({
      ...{ id: uuidv7(), organizationId, postId, tenureId, personId },
    }));
    await tx.change(
      'results.add',
      `INSERT INTO assessment_result (district_id, id, round_id, assessment_id, organization_id, post_id, tenure_id, person_id)
       SELECT $1, u.id, $2, $3, u."organizationId", u."postId", u."tenureId", u."personId"
       FROM jsonb_to_recordset($4::jsonb) AS u(id uuid, "organizationId" uuid, "postId" uuid, "tenureId" uuid, "personId" uuid)`,
      [tx.districtId, roundId, assessmentId, JSON.stringify(rows)],
    );
    return rows.map(({ id }) => id);
  }

  /** Results of a round in sight, by name. */
  ofRound(
    tx: ReadTx,
    roundId: string,
    after: readonly [name: string, id: string] | undefined,
    limit: number | null,
  ): Promise<(ResultRecord & { readonly pinyin: string })[]> {
    return tx.sql(
      'results.of-round',
      `SELECT ${RESULT}, o.name_pinyin AS pinyin FROM ${RESULT_FROM}
       WHERE x.district_id = $1 AND x.round_id = $2 AND ($3::text IS NULL OR (o.name_pinyin, x.id) > ($3, $4::uuid))
       ORDER BY o.name_pinyin, x.id LIMIT $5`,
      [tx.districtId, roundId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  byId(tx: ReadTx, id: string): Promise<ResultRecord | undefined> {
    return tx.sqlOne<ResultRecord>(
      'results.by-id',
      `SELECT ${RESULT} FROM ${RESULT_FROM} WHERE x.district_id = $1 AND x.id = $2`,
      [tx.districtId, id],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'results.names',
      `SELECT x.id, concat(a.name, ' ', o.name_zh) AS zh, NULL AS en FROM assessment_result x
       JOIN assessment a ON a.district_id = x.district_id AND a.id = x.assessment_id
       JOIN organization o ON o.district_id = x.district_id AND o.id = x.organization_id
       WHERE x.district_id = $1 AND x.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  tell(tx: WriteTx, id: string, version: number, words: string | null): Promise<number> {
    return tx.change(
      'results.tell',
      `UPDATE assessment_result SET told_at = $4, told_by_tenure_id = $5, told_words = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND told_at IS NULL`,
      [tx.districtId, id, version, tx.now, tx.actor.tenureId, words],
    );
  }

  /** 0 where it was read before, or not told yet. Nothing of the result changes by it, nor its version. */
  read(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'results.read',
      `UPDATE assessment_result SET read_at = $3, read_by_person_id = $4
       WHERE district_id = $1 AND id = $2 AND told_at IS NOT NULL AND read_at IS NULL`,
      [tx.districtId, id, tx.now, tx.actor.personId],
    );
  }

  /** Told to whoever holds these posts, and not read, in rounds that are not final yet. */
  unreadOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<UnreadResult[]> {
    return tx.sql<UnreadResult>(
      'results.unread-of-posts',
      `SELECT x.id, x.post_id AS "postId", a.name FROM assessment_result x
       JOIN assessment a ON a.district_id = x.district_id AND a.id = x.assessment_id
       JOIN result_round r ON r.district_id = x.district_id AND r.id = x.round_id AND r.state <> 'final'
       WHERE x.district_id = $1 AND x.post_id = ANY($2::uuid[]) AND x.told_at IS NOT NULL AND x.read_at IS NULL
       ORDER BY x.told_at, x.id`,
      [tx.districtId, postIds],
    );
  }

  publicise(tx: WriteTx, id: string, version: number, until: string): Promise<number> {
    return tx.change(
      'results.publicise',
      `UPDATE result_round SET state = 'publicity', publicity_from = $4, publicity_until = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'feedback'`,
      [tx.districtId, id, version, tx.today, until],
    );
  }

  finalizeRound(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'results.finalize-round',
      `UPDATE result_round SET state = 'final', final_at = $4, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'publicity'`,
      [tx.districtId, id, version, tx.now],
    );
  }

  /** What stands is written down for good. */
  async close(
    tx: WriteTx,
    roundId: string,
    useDueOn: string,
    units: readonly Pick<UnitRecord, 'organizationId' | 'total' | 'place' | 'gradeCode'>[],
  ): Promise<void> {
    await tx.change(
      'results.close',
      `UPDATE assessment_result x SET total = u.total, place = u.place, grade_code = u."gradeCode", final_at = $3,
              use_due_on = $4, version = x.version + 1
       FROM jsonb_to_recordset($5::jsonb) AS u("organizationId" uuid, total numeric, place int, "gradeCode" text)
       WHERE x.district_id = $1 AND x.round_id = $2 AND x.organization_id = u."organizationId"`,
      [tx.districtId, roundId, tx.now, useDueOn, JSON.stringify(units)],
    );
  }

  reply(tx: WriteTx, id: string, version: number, kind: ResultUse, words: string | null): Promise<number> {
    return tx.change(
      'results.reply',
      `UPDATE assessment_result SET use_kind = $4, use_words = $5, used_by_tenure_id = $6, used_at = $7,
              version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND final_at IS NOT NULL`,
      [tx.districtId, id, version, kind, words, tx.actor.tenureId, tx.now],
    );
  }

  /** Final results of these assessments, for dossiers. */
  finalOf(tx: ReadTx, assessmentIds: readonly string[]): Promise<ResultRecord[]> {
    return tx.sql<ResultRecord>(
      'results.final-of',
      `SELECT ${RESULT} FROM ${RESULT_FROM}
       WHERE x.district_id = $1 AND x.assessment_id = ANY($2::uuid[]) AND x.final_at IS NOT NULL ORDER BY x.final_at DESC, x.id`,
      [tx.districtId, assessmentIds],
    );
  }
}

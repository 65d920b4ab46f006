import { Injectable } from '@nestjs/common';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import type { PaperState } from '@zeren/domain/cycle/surveys/may-enter-paper';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { PaperRecord } from './survey-rows';

const COLUMNS = `p.id, p.survey_id AS "surveyId", p.group_id AS "groupId", g.name_zh AS "groupName", p.number, p.sheets,
  p.state, p.first_person_id AS "firstPersonId", f.name AS "firstName", p.second_person_id AS "secondPersonId",
  s.name AS "secondName", p.settled_person_id AS "settledPersonId", t.name AS "settledName", p.differences, p.version`;
const JOINED = `survey_paper p
  JOIN survey_group g ON g.district_id = p.district_id AND g.id = p.group_id
  JOIN person f ON f.district_id = p.district_id AND f.id = p.first_person_id
  LEFT JOIN person s ON s.district_id = p.district_id AND s.id = p.second_person_id
  LEFT JOIN person t ON t.district_id = p.district_id AND t.id = p.settled_person_id`;

/** Bundles of paper ballots and what was read of them. */
@Injectable()
export class PaperRepository {
  ofSurvey(tx: ReadTx, surveyId: string): Promise<PaperRecord[]> {
    return tx.sql<PaperRecord>(
      'surveys.paper.of-survey',
      `SELECT ${COLUMNS} FROM ${JOINED} WHERE p.district_id = $1 AND p.survey_id = $2 ORDER BY p.number`,
      [tx.districtId, surveyId],
    );
  }

  async readings(tx: ReadTx, paperId: string): Promise<Map<number, readonly Answers[]>> {
    const rows = await tx.sql<{ pass: number; sheets: readonly Answers[] }>(
      'surveys.paper.readings',
      `SELECT pass, sheets FROM survey_paper_reading WHERE district_id = $1 AND paper_id = $2`,
      [tx.districtId, paperId],
    );
    return new Map(rows.map(({ pass, sheets }) => [pass, sheets]));
  }

  /** A survey's ballots on paper as they count: the settled reading, or the first where the second agrees. */
  counted(tx: ReadTx, surveyId: string): Promise<{ groupId: string; sheets: readonly Answers[] }[]> {
    return tx.sql(
      'surveys.paper.counted',
      `SELECT p.group_id AS "groupId", r.sheets
       FROM survey_paper p
       JOIN LATERAL (
         SELECT sheets FROM survey_paper_reading r
         WHERE r.district_id = p.district_id AND r.paper_id = p.id AND r.pass IN (1, 3)
         ORDER BY r.pass DESC LIMIT 1) r ON true
       WHERE p.district_id = $1 AND p.survey_id = $2 AND p.state = 'settled'`,
      [tx.districtId, surveyId],
    );
  }

  async insert(
    tx: WriteTx,
    paper: { id: string; surveyId: string; groupId: string; organizationId: string; sheets: number },
  ): Promise<void> {
    await tx.change(
      'surveys.paper.insert',
      `INSERT INTO survey_paper (district_id, id, survey_id, group_id, organization_id, number, sheets, state,
                                 first_person_id, first_at)
       SELECT $1, $2, $3, $4, $5, coalesce(max(p.number), 0) + 1, $6, 'entered-once', $7, $8
       FROM survey_paper p WHERE p.district_id = $1 AND p.survey_id = $3`,
      [
        ...[tx.districtId, paper.id, paper.surveyId, paper.groupId, paper.organizationId, paper.sheets],
        ...[tx.actor.personId, tx.now],
      ],
    );
  }

  async addReading(tx: WriteTx, paperId: string, pass: number, sheets: readonly Answers[]): Promise<void> {
    await tx.change(
      'surveys.paper.add-reading',
      `INSERT INTO survey_paper_reading (district_id, paper_id, pass, sheets) VALUES ($1, $2, $3, $4)`,
      [tx.districtId, paperId, pass, JSON.stringify(sheets)],
    );
  }

  /** The compare-and-set of the second entry. 0 when somebody was faster. */
  enteredAgain(
    tx: WriteTx,
    id: string,
    version: number,
    state: PaperState,
    differences: number,
  ): Promise<number> {
    return tx.change(
      'surveys.paper.entered-again',
      `UPDATE survey_paper SET state = $4, differences = $5, second_person_id = $6, second_at = $7, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'entered-once'`,
      [tx.districtId, id, version, state, differences, tx.actor.personId, tx.now],
    );
  }

  /** The compare-and-set of the third look. 0 when somebody was faster. */
  settle(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'surveys.paper.settle',
      `UPDATE survey_paper SET state = 'settled', settled_person_id = $4, settled_at = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'differing'`,
      [tx.districtId, id, version, tx.actor.personId, tx.now],
    );
  }

  /** Bundles of a survey that do not count yet. */
  async unsettled(tx: ReadTx, surveyId: string): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'surveys.paper.unsettled',
      `SELECT count(*)::int AS n FROM survey_paper WHERE district_id = $1 AND survey_id = $2 AND state <> 'settled'`,
      [tx.districtId, surveyId],
    );
    return row!.n;
  }

  /** Once its ballots lie among the others, what was read of a bundle is gone. */
  async forgetReadings(tx: WriteTx, surveyId: string): Promise<void> {
    await tx.change(
      'surveys.paper.forget',
      `DELETE FROM survey_paper_reading r USING survey_paper p
       WHERE r.district_id = $1 AND p.district_id = $1 AND p.id = r.paper_id AND p.survey_id = $2`,
      [tx.districtId, surveyId],
    );
  }
}

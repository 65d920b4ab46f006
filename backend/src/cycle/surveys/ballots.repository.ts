import { Injectable } from '@nestjs/common';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { BallotRow } from './survey-rows';

/** Urns of open surveys, and the ballots of closed ones. */
@Injectable()
export class BallotsRepository {
  /** Sets up empty urns, `urns` of them for each group. */
  async addUrns(
    tx: WriteTx,
    surveyId: string,
    groups: readonly { groupId: string; urns: number }[],
  ): Promise<void> {
    await tx.change(
      'surveys.urn.add',
      `INSERT INTO survey_urn (district_id, survey_id, group_id, number, ballots)
       SELECT $1, $2, g.id, n, '[]'::jsonb
       FROM unnest($3::uuid[], $4::int[]) AS g(id, urns), generate_series(1, g.urns) AS n`,
      [tx.districtId, surveyId, groups.map(({ groupId }) => groupId), groups.map(({ urns }) => urns)],
    );
  }

  /** How many urns the group of the ticket has; none once the survey is closed. */
  async urnsOf(tx: ReadTx, surveyId: string, groupId: string): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'surveys.urn.count',
      `SELECT count(*)::int AS n FROM survey_urn WHERE district_id = $1 AND survey_id = $2 AND group_id = $3`,
      [tx.districtId, surveyId, groupId],
    );
    return row!.n;
  }

  /** What lies in an urn; nobody else casts into it until this transaction ends. Nothing once it was emptied. */
  async lockUrn(
    tx: WriteTx,
    surveyId: string,
    groupId: string,
    number: number,
  ): Promise<readonly Answers[] | undefined> {
    const row = await tx.sqlOne<{ ballots: readonly Answers[] }>(
      'surveys.urn.lock',
      `SELECT ballots FROM survey_urn
       WHERE district_id = $1 AND survey_id = $2 AND group_id = $3 AND number = $4 FOR UPDATE`,
      [tx.districtId, surveyId, groupId, number],
    );
    return row?.ballots;
  }

  async putUrn(
    tx: WriteTx,
    surveyId: string,
    groupId: string,
    number: number,
    ballots: readonly Answers[],
  ): Promise<void> {
    await tx.change(
      'surveys.urn.put',
      `UPDATE survey_urn SET ballots = $5
       WHERE district_id = $1 AND survey_id = $2 AND group_id = $3 AND number = $4`,
      [tx.districtId, surveyId, groupId, number, JSON.stringify(ballots)],
    );
  }

  /** Takes the urns away, and answers what lay in them. Waits for whoever is casting. */
  empty(tx: WriteTx, surveyId: string): Promise<{ groupId: string; ballots: readonly Answers[] }[]> {
    return tx.sql(
      'surveys.urn.empty',
      `DELETE FROM survey_urn WHERE district_id = $1 AND survey_id = $2 RETURNING group_id AS "groupId", ballots`,
      [tx.districtId, surveyId],
    );
  }

  async pour(tx: WriteTx, surveyId: string, ballots: readonly BallotRow[]): Promise<void> {
    await tx.change(
      'surveys.ballot.pour',
      `INSERT INTO survey_ballot (district_id, survey_id, id, group_id, kind, answers)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[]) AS t`,
      [
        tx.districtId,
        surveyId,
        ballots.map(({ id }) => id),
        ballots.map(({ groupId }) => groupId),
        ballots.map(({ kind }) => kind),
        ballots.map(({ answers }) => JSON.stringify(answers)),
      ],
    );
  }

  /** The ballots of a closed survey in the order of their ids. */
  ballots(tx: ReadTx, surveyId: string): Promise<BallotRow[]> {
    return tx.sql<BallotRow>(
      'surveys.ballot.all',
      `SELECT id, group_id AS "groupId", kind, answers FROM survey_ballot
       WHERE district_id = $1 AND survey_id = $2 ORDER BY id`,
      [tx.districtId, surveyId],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { GroupCounts, GroupRecord, LedSurvey, SubjectRecord, SurveyRecord } from './survey-rows';

const OWN_COLUMNS = `s.id, s.organization_id AS "organizationId", s.title, s.intro, s.state,
  s.questionnaire_number AS "questionnaireNumber", s.created_at AS "createdAt", s.opened_at AS "openedAt",
  s.closed_at AS "closedAt", s.counts, s.ballots_digest AS "ballotsDigest", s.version`;
const COLUMNS = `${OWN_COLUMNS}, o.name_zh AS "organizationName"`;
const JOINED = `survey s JOIN organization o ON o.district_id = s.district_id AND o.id = s.organization_id`;

/** Surveys with what they ask, about whom, and whom. */
@Injectable()
export class SurveysRepository {
  byIds(tx: ReadTx, ids: readonly string[]): Promise<SurveyRecord[]> {
    return tx.sql<SurveyRecord>(
      'surveys.by-ids',
      `SELECT ${COLUMNS} FROM ${JOINED} WHERE s.district_id = $1 AND s.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** The survey of the ticket in the voter's hand. Organisations are out of the voter's sight, so its body is not named. */
  ofTicket(tx: ReadTx, id: string): Promise<Omit<SurveyRecord, 'organizationName'> | undefined> {
    return tx.sqlOne(
      'surveys.of-ticket',
      `SELECT ${OWN_COLUMNS} FROM survey s WHERE s.district_id = $1 AND s.id = $2`,
      [tx.districtId, id],
    );
  }

  /** Newest first, of the bodies below the actor's roots. */
  page(tx: ReadTx, after: string | null, limit: number): Promise<SurveyRecord[]> {
    return tx.sql<SurveyRecord>(
      'surveys.page',
      `SELECT ${COLUMNS} FROM ${JOINED}
       WHERE s.district_id = $1
         AND s.organization_id IN (SELECT c.descendant_id FROM organization_closure c
                                   WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.via = 'tree')
         AND ($3::uuid IS NULL OR s.id < $3)
       ORDER BY s.id DESC LIMIT $4`,
      [tx.districtId, tx.actor.rootOrganizationIds, after, limit],
    );
  }

  /** What these posts have begun and not closed: whoever opened a survey leads it, before that who drafted it. */
  ledByPosts(tx: ReadTx, postIds: readonly string[]): Promise<LedSurvey[]> {
    return tx.sql<LedSurvey>(
      'surveys.led-by-posts',
      `SELECT s.id, t.post_id AS "postId", s.title, s.state,
              (SELECT count(*)::int FROM survey_paper p
               WHERE p.district_id = $1 AND p.survey_id = s.id AND p.state <> 'settled') AS bundles
       FROM survey s
       JOIN tenure t ON t.district_id = s.district_id AND t.id = coalesce(s.opened_by_tenure_id, s.created_by_tenure_id)
       WHERE s.district_id = $1 AND s.state IN ('draft', 'open') AND t.post_id = ANY($2::uuid[]) ORDER BY s.id`,
      [tx.districtId, postIds],
    );
  }

  async questions(tx: ReadTx, surveyId: string, number: number): Promise<readonly Question[]> {
    const row = await tx.sqlOne<{ questions: readonly Question[] }>(
      'surveys.questions',
      `SELECT questions FROM survey_questionnaire WHERE district_id = $1 AND survey_id = $2 AND number = $3`,
      [tx.districtId, surveyId, number],
    );
    return row?.questions ?? [];
  }

  subjects(tx: ReadTx, surveyIds: readonly string[]): Promise<SubjectRecord[]> {
    return tx.sql<SubjectRecord>(
      'surveys.subjects',
      `SELECT id, survey_id AS "surveyId", key, organization_id AS "organizationId", post_id AS "postId",
              name_zh AS "nameZh", name_en AS "nameEn"
       FROM survey_subject WHERE district_id = $1 AND survey_id = ANY($2::uuid[]) ORDER BY survey_id, sort`,
      [tx.districtId, surveyIds],
    );
  }

  groups(tx: ReadTx, surveyIds: readonly string[]): Promise<GroupRecord[]> {
    return tx.sql<GroupRecord>(
      'surveys.groups',
      `SELECT id, survey_id AS "surveyId", name_zh AS "nameZh", name_en AS "nameEn", tickets
       FROM survey_group WHERE district_id = $1 AND survey_id = ANY($2::uuid[]) ORDER BY survey_id, sort`,
      [tx.districtId, surveyIds],
    );
  }

  async insert(
    tx: WriteTx,
    survey: { id: string; organizationId: string; title: string; intro: string | null },
  ): Promise<void> {
    await tx.change(
      'surveys.insert',
      `INSERT INTO survey (district_id, id, organization_id, title, intro, state, questionnaire_number, created_at,
                           created_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, 'draft', 1, $6, $7)`,
      [
        ...[tx.districtId, survey.id, survey.organizationId, survey.title, survey.intro],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
  }

  /** The compare-and-set of a draft; its questionnaire gets the next number. Answers that number, or nothing. */
  async edit(
    tx: WriteTx,
    id: string,
    version: number,
    text: { title: string; intro: string | null },
  ): Promise<number | undefined> {
    const row = await tx.sqlOne<{ number: number }>(
      'surveys.edit',
      `UPDATE survey SET title = $4, intro = $5, questionnaire_number = questionnaire_number + 1, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'
       RETURNING questionnaire_number AS number`,
      [tx.districtId, id, version, text.title, text.intro],
    );
    return row?.number;
  }

  async addQuestionnaire(
    tx: WriteTx,
    surveyId: string,
    number: number,
    questions: readonly Question[],
  ): Promise<void> {
    await tx.change(
      'surveys.add-questionnaire',
      `INSERT INTO survey_questionnaire (district_id, survey_id, number, questions, made_at, made_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.districtId, surveyId, number, JSON.stringify(questions), tx.now, tx.actor.tenureId],
    );
  }

  /** Puts these in the place of the draft's subjects and groups. */
  async replaceAsked(
    tx: WriteTx,
    surveyId: string,
    subjects: readonly Omit<SubjectRecord, 'surveyId'>[],
    groups: readonly Omit<GroupRecord, 'surveyId'>[],
  ): Promise<void> {
    const values = [tx.districtId, surveyId];
    await tx.change(
      'surveys.clear-subjects',
      'DELETE FROM survey_subject WHERE district_id = $1 AND survey_id = $2',
      values,
    );
    await tx.change(
      'surveys.clear-groups',
      'DELETE FROM survey_group WHERE district_id = $1 AND survey_id = $2',
      values,
    );
    await tx.change(
      'surveys.add-subjects',
      `INSERT INTO survey_subject (district_id, survey_id, id, key, organization_id, post_id, name_zh, name_en, sort)
       SELECT $1, $2, t.id, t.key, t.organization_id, t.post_id, t.name_zh, t.name_en, t.sort::int
       FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[])
            WITH ORDINALITY AS t(id, key, organization_id, post_id, name_zh, name_en, sort)`,
      [
        ...values,
        subjects.map(({ id }) => id),
        subjects.map(({ key }) => key),
        subjects.map(({ organizationId }) => organizationId),
        subjects.map(({ postId }) => postId),
        subjects.map(({ nameZh }) => nameZh),
        subjects.map(({ nameEn }) => nameEn),
      ],
    );
    await tx.change(
      'surveys.add-groups',
      `INSERT INTO survey_group (district_id, survey_id, id, name_zh, name_en, tickets, sort)
       SELECT $1, $2, t.id, t.name_zh, t.name_en, t.tickets, t.sort::int
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::int[])
            WITH ORDINALITY AS t(id, name_zh, name_en, tickets, sort)`,
      [
        ...values,
        groups.map(({ id }) => id),
        groups.map(({ nameZh }) => nameZh),
        groups.map(({ nameEn }) => nameEn),
        groups.map(({ tickets }) => tickets),
      ],
    );
  }

  /** Nobody else opens or edits this draft until the transaction ends. 0 when somebody was faster. */
  async lockDraft(tx: WriteTx, id: string, version: number): Promise<number> {
    const rows = await tx.sql(
      'surveys.lock-draft',
      `SELECT 1 FROM survey WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft' FOR NO KEY UPDATE`,
      [tx.districtId, id, version],
    );
    return rows.length;
  }

  /** Nobody closes this survey until the transaction ends, and no other entry goes beside it. 0 when it is not open. */
  async lockOpen(tx: WriteTx, id: string): Promise<number> {
    const rows = await tx.sql(
      'surveys.lock-open',
      `SELECT 1 FROM survey WHERE district_id = $1 AND id = $2 AND state = 'open' FOR NO KEY UPDATE`,
      [tx.districtId, id],
    );
    return rows.length;
  }

  /** The compare-and-set of opening. 0 when somebody was faster. */
  open(tx: WriteTx, id: string, version: number, askedDigest: string): Promise<number> {
    return tx.change(
      'surveys.open',
      `UPDATE survey SET state = 'open', asked_digest = $4, opened_at = $5, opened_by_tenure_id = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version, askedDigest, tx.now, tx.actor.tenureId],
    );
  }

  /** The compare-and-set of closing: from here on nobody can cast. 0 when somebody was faster. */
  close(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'surveys.close',
      `UPDATE survey SET state = 'closed', closed_at = $4, closed_by_tenure_id = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'open'`,
      [tx.districtId, id, version, tx.now, tx.actor.tenureId],
    );
  }

  /** The last step of closing: after it no ballot can be added. */
  async keepCount(
    tx: WriteTx,
    id: string,
    counts: readonly GroupCounts[],
    ballotsDigest: string,
  ): Promise<void> {
    await tx.change(
      'surveys.keep-count',
      `UPDATE survey SET counts = $3, ballots_digest = $4
       WHERE district_id = $1 AND id = $2 AND state = 'closed' AND ballots_digest IS NULL`,
      [tx.districtId, id, JSON.stringify(counts), ballotsDigest],
    );
  }
}

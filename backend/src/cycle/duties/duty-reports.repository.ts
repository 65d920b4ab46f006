import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { SubjectName } from '../../platform/subjects/subject-kind';

/** What a report says, as it is kept. */
export interface ReportText {
  readonly result: string;
  readonly problem: string | null;
  readonly helpWanted: string | null;
}

/** A report as it is stored; those from other systems know a day but no tenure of ours. */
export interface ReportRecord extends ReportText {
  readonly id: string;
  readonly dutyId: string;
  readonly origin: 'person' | 'import';
  readonly reportedOn: string;
  readonly reportedByTenureId: string | null;
  /** The tenure of whoever is on leave, for whom the reporter stands in. */
  readonly inSteadOfTenureId: string | null;
  readonly broughtIn: BroughtIn | null;
  readonly reportedAt: Date;
}

/** From which file and rows a clerk brought a report in, and under which tenure they did. */
export interface BroughtIn {
  readonly runId: string;
  readonly place: string;
  readonly byTenureId: string | null;
}

/** What somebody typed and has not sent. */
export interface DraftRecord extends ReportText {
  readonly savedAt: Date;
}

/** Reports, which are only ever added, and drafts, of which the newest wins. */
@Injectable()
export class DutyReportsRepository {
  ofDuty(tx: ReadTx, dutyId: string): Promise<ReportRecord[]> {
    return tx.sql<ReportRecord>(
      'duties.reports.of-duty',
      `SELECT id, duty_id AS "dutyId", result, problem, help_wanted AS "helpWanted", origin,
              reported_on::text AS "reportedOn", reported_by_tenure_id AS "reportedByTenureId",
              in_stead_of_tenure_id AS "inSteadOfTenureId",
              CASE WHEN import_run_id IS NOT NULL THEN jsonb_build_object('runId', import_run_id, 'place', import_place,
                'byTenureId', imported_by_tenure_id) END AS "broughtIn", reported_at AS "reportedAt"
       FROM duty_report WHERE district_id = $1 AND duty_id = $2 ORDER BY reported_at, id`,
      [tx.districtId, dutyId],
    );
  }

  async dutyOf(tx: ReadTx, id: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ dutyId: string }>(
      'duties.reports.duty-of',
      `SELECT duty_id AS "dutyId" FROM duty_report WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
    return row?.dutyId;
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'duties.reports.names',
      `SELECT r.id, d.title || ' ' || d.period_label || ' ' || r.reported_on AS zh,
              d.title_en || ' (' || d.period_label || ') ' || r.reported_on AS en
       FROM duty_report r JOIN duty d ON d.district_id = r.district_id AND d.id = r.duty_id
       WHERE r.district_id = $1 AND r.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async add(tx: WriteTx, reports: readonly Omit<ReportRecord, 'reportedAt'>[]): Promise<void> {
    const column = <K extends keyof (typeof reports)[number]>(key: K) => reports.map((report) => report[key]);
    await tx.change(
      'duties.reports.add',
      `INSERT INTO duty_report (district_id, id, duty_id, result, problem, help_wanted, origin, reported_on,
                                reported_by_tenure_id, in_stead_of_tenure_id, import_run_id, import_place,
                                imported_by_tenure_id, reported_at)
       SELECT $1, t.*, $2 FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[],
                                      $10::uuid[], $11::uuid[], $12::uuid[], $13::text[], $14::uuid[]) AS t`,
      [
        tx.districtId,
        tx.now,
        column('id'),
        column('dutyId'),
        column('result'),
        column('problem'),
        column('helpWanted'),
        column('origin'),
        column('reportedOn'),
        column('reportedByTenureId'),
        column('inSteadOfTenureId'),
        ...(['runId', 'place', 'byTenureId'] as const).map((key) =>
          reports.map(({ broughtIn }) => broughtIn?.[key] ?? null),
        ),
      ],
    );
  }

  /** Of these duties, those for which whoever is named beside them has typed something that was not sent. */
  async drafted(
    tx: ReadTx,
    of: readonly { readonly dutyId: string; readonly personId: string }[],
  ): Promise<Set<string>> {
    if (of.length === 0) return new Set();
    const rows = await tx.sql<{ id: string }>(
      'duties.drafts.of-people',
      `SELECT d.duty_id AS id FROM unnest($2::uuid[], $3::uuid[]) AS t(duty_id, person_id)
       JOIN duty_draft d ON d.district_id = $1 AND d.duty_id = t.duty_id AND d.person_id = t.person_id`,
      [tx.districtId, of.map(({ dutyId }) => dutyId), of.map(({ personId }) => personId)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  draft(tx: ReadTx, dutyId: string): Promise<DraftRecord | undefined> {
    return tx.sqlOne<DraftRecord>(
      'duties.drafts.one',
      `SELECT result, problem, help_wanted AS "helpWanted", saved_at AS "savedAt"
       FROM duty_draft WHERE district_id = $1 AND duty_id = $2 AND person_id = $3`,
      [tx.districtId, dutyId, tx.actor.personId],
    );
  }

  async saveDraft(tx: WriteTx, dutyId: string, text: ReportText): Promise<void> {
    await tx.change(
      'duties.drafts.save',
      `INSERT INTO duty_draft (district_id, duty_id, person_id, result, problem, help_wanted, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (district_id, duty_id, person_id)
       DO UPDATE SET result = $4, problem = $5, help_wanted = $6, saved_at = $7`,
      [tx.districtId, dutyId, tx.actor.personId, text.result, text.problem, text.helpWanted, tx.now],
    );
  }

  async dropDraft(tx: WriteTx, dutyId: string): Promise<void> {
    await tx.change(
      'duties.drafts.drop',
      `DELETE FROM duty_draft WHERE district_id = $1 AND duty_id = $2 AND person_id = $3`,
      [tx.districtId, dutyId, tx.actor.personId],
    );
  }
}

import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import type { DueOutcome } from '@zeren/domain/cycle/duties/duty-turns';

/** A duty as it is stored. Days are 'yyyy-MM-dd'. */
export interface DutyRecord {
  readonly id: string;
  readonly itemId: string | null;
  /** The directive that it comes from, and whether that asks for a table. */
  readonly directiveId: string | null;
  readonly asksTable: boolean;
  readonly lineageId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly domainCode: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly periodLabel: string;
  readonly opensOn: string;
  readonly dueOn: string;
  /** Granted instead of the due date, which stays as it was dated. */
  readonly extendedTo: string | null;
  readonly year: number;
  readonly provisional: boolean;
  readonly checkingClass: string;
  readonly state: DutyState;
  readonly reportedOn: string | null;
  readonly missedBefore: boolean;
  /** Last day of a grace that the date that holds lies in. */
  readonly graceUntil: string | null;
  readonly light: Light;
  readonly lightTurnsOn: string | null;
  readonly dueOutcome: DueOutcome;
  readonly evidenceCount: number;
  /** Waits for a verification act, once it is reported: compulsory, drawn, or returned before. */
  readonly awaitsCheck: boolean;
  readonly awaitsCheckSince: string | null;
  readonly datedAt: Date;
  readonly version: number;
}

/** The columns of {@link DutyRecord}, of a table that goes by `d`. */
export const DUTY_COLUMNS = `
  d.id, d.item_id AS "itemId", d.directive_id AS "directiveId", d.asks_table AS "asksTable", d.lineage_id AS "lineageId", d.post_id AS "postId", d.organization_id AS "organizationId",
  d.domain_code AS "domainCode", d.title, d.title_en AS "titleEn", d.period_label AS "periodLabel",
  d.opens_on::text AS "opensOn", d.due_on::text AS "dueOn", d.extended_to::text AS "extendedTo", d.year, d.provisional, d.checking_class AS "checkingClass",
  d.state, d.reported_on::text AS "reportedOn", d.missed_before AS "missedBefore",
  (SELECT max(g.ends_on)::text FROM duty_grace g
   WHERE g.district_id = d.district_id AND g.post_id = d.post_id AND greatest(d.due_on, d.extended_to) BETWEEN g.starts_on AND g.ends_on
  ) AS "graceUntil", d.light,
  d.light_turns_on::text AS "lightTurnsOn", d.due_outcome AS "dueOutcome", d.evidence_count AS "evidenceCount",
  d.awaits_check AS "awaitsCheck", d.awaits_check_since::text AS "awaitsCheckSince", d.dated_at AS "datedAt", d.version`;

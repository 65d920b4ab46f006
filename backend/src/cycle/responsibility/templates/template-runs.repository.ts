import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

export type RunKind = 'open-lists' | 'merge';

/** What is done to many lists with one template, and how far it is. */
export interface TemplateRun {
  readonly id: string;
  readonly templateId: string;
  readonly kind: RunKind;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped';
  readonly given: unknown;
  readonly listsDone: number;
  readonly listsTotal: number;
  readonly afterListId: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly refusal: Pick<Refusal, 'code' | 'zh' | 'en'> | null;
  readonly personId: string;
  readonly tenureId: string | null;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
}

/** What a new run is about. */
export type NewRun = Pick<TemplateRun, 'templateId' | 'kind' | 'listsTotal'> & {
  readonly given: object;
  readonly organizationId: string;
};

/** What one batch of a run did. */
export interface RunStep {
  /** Lists that were looked at. */
  readonly lists: number;
  readonly afterListId: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly finished: boolean;
}

const COLUMNS = `r.id, r.template_id AS "templateId", r.kind, r.state, r.given, r.lists_done AS "listsDone",
  r.lists_total AS "listsTotal", r.after_list_id AS "afterListId", r.counts, r.refusal,
  r.asked_by_person_id AS "personId", r.asked_by_tenure_id AS "tenureId", r.asked_at AS "askedAt",
  r.finished_at AS "finishedAt"`;

/** Nobody has heard of its worker for a minute. */
const LOST = `(r.state = 'running' AND r.started_at < now() - interval '1 minute')`;

/** Runs of templates over lists. */
@Injectable()
export class TemplateRunsRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Asks for a run; undefined while another one of the same body and template is not through. */
  ask(tx: WriteTx, run: NewRun): Promise<TemplateRun | undefined> {
    return tx.sqlOne<TemplateRun>(
      'template-runs.ask',
      `INSERT INTO template_run AS r (district_id, id, template_id, kind, organization_id, state, given, lists_total,
                                      asked_by_person_id, asked_by_tenure_id, asked_at)
       VALUES ($1, $2, $3, $4, $5, 'waiting', $6::jsonb, $7, $8, $9, $10)
       ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [
        tx.districtId,
        uuidv7(),
        run.templateId,
        run.kind,
        run.organizationId,
        JSON.stringify(run.given),
        run.listsTotal,
        tx.actor.personId,
        tx.actor.tenureId,
        tx.now,
      ],
    );
  }

  /** The newest run of each kind with a template, as far as its body is in sight. */
  newest(tx: ReadTx, templateId: string): Promise<TemplateRun[]> {
    return tx.sql<TemplateRun>(
      'template-runs.newest',
      `SELECT DISTINCT ON (r.kind) ${COLUMNS} FROM template_run r
       WHERE r.district_id = $1 AND r.template_id = $2 ORDER BY r.kind, r.asked_at DESC, r.id DESC`,
      [tx.districtId, templateId],
    );
  }

  /** Runs that wait, or whose worker has not been heard of for a minute; in all districts. */
  open(): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'template-runs.open',
      text: `SELECT r.district_id AS "districtId", r.id FROM template_run r
             WHERE r.state = 'waiting' OR ${LOST} ORDER BY r.asked_at LIMIT 20`,
      values: [],
    });
  }

  /** Takes a run; undefined when another worker has it. What was done stays done. */
  take(tx: WriteTx, id: string): Promise<TemplateRun | undefined> {
    return tx.sqlOne<TemplateRun>(
      'template-runs.take',
      `UPDATE template_run r SET state = 'running', started_at = now()
       WHERE r.district_id = $1 AND r.id = $2 AND (r.state = 'waiting' OR ${LOST}) RETURNING ${COLUMNS}`,
      [tx.districtId, id],
    );
  }

  /** Locks a run that stands where it was left; false when another worker has gone on with it. */
  async hold(tx: WriteTx, run: TemplateRun): Promise<boolean> {
    const held = await tx.sql(
      'template-runs.hold',
      `SELECT r.id FROM template_run r
       WHERE r.district_id = $1 AND r.id = $2 AND r.state = 'running' AND r.lists_done = $3
         AND r.after_list_id IS NOT DISTINCT FROM $4 FOR UPDATE`,
      [tx.districtId, run.id, run.listsDone, run.afterListId],
    );
    return held.length > 0;
  }

  /** Notes what a batch did, in its transaction; this also tells the others that the worker lives. */
  async advance(tx: WriteTx, run: TemplateRun, step: RunStep): Promise<TemplateRun> {
    const counts = { ...run.counts };
    for (const [name, n] of Object.entries(step.counts)) counts[name] = (counts[name] ?? 0) + n;
    const advanced = await tx.sqlOne<TemplateRun>(
      'template-runs.advance',
      `UPDATE template_run r
       SET lists_done = r.lists_done + $3, after_list_id = $4, counts = $5::jsonb, started_at = now(),
           state = CASE WHEN $6 THEN 'done' ELSE r.state END, finished_at = CASE WHEN $6 THEN $7::timestamptz END
       WHERE r.district_id = $1 AND r.id = $2 RETURNING ${COLUMNS}`,
      [tx.districtId, run.id, step.lists, step.afterListId, JSON.stringify(counts), step.finished, tx.now],
    );
    return advanced!;
  }

  /** Ends a run that may not go on: what was done stays, and the reason is kept for whoever asked. */
  stop(tx: WriteTx, id: string, { code, zh, en }: Refusal): Promise<number> {
    return tx.change(
      'template-runs.stop',
      `UPDATE template_run SET state = 'stopped', finished_at = $3, refusal = $4::jsonb
       WHERE district_id = $1 AND id = $2 AND state = 'running'`,
      [tx.districtId, id, tx.now, JSON.stringify({ code, zh, en })],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { DirectiveState, TargetRole } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** What whoever drafts a directive says of it. */
export interface DirectiveText {
  readonly sourceCode: string;
  readonly title: string;
  readonly content: string;
  readonly basis: string | null;
  readonly issuer: string | null;
  readonly dueOn: string | null;
  readonly checkingClass: string;
  readonly tableColumns: readonly TableColumn[] | null;
}

/** A directive as it is stored. */
export interface DirectiveRecord extends DirectiveText {
  readonly id: string;
  readonly organizationId: string;
  readonly state: DirectiveState;
  readonly createdAt: Date;
  readonly issuedAt: Date | null;
  readonly issuedByTenureId: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly version: number;
}

/** How many of a directive's targets are where. */
export interface DirectiveCounts {
  readonly targets: number;
  readonly done: number;
  readonly overdue: number;
  readonly returned: number;
}

export interface TargetRecord {
  readonly id: string;
  readonly postId: string;
  readonly role: TargetRole;
  readonly dutyId: string | null;
}

export type NewTarget = Pick<TargetRecord, 'postId' | 'role'>;

const COLUMNS = `f.id, f.organization_id AS "organizationId", f.source_code AS "sourceCode", f.title, f.content, f.basis,
  f.issuer, f.due_on::text AS "dueOn", f.checking_class AS "checkingClass", f.table_columns AS "tableColumns", f.state,
  f.created_at AS "createdAt", f.issued_at AS "issuedAt", f.issued_by_tenure_id AS "issuedByTenureId",
  f.withdrawn_at AS "withdrawnAt", f.withdrawn_reason AS "withdrawnReason", f.version`;

const COUNTS = `(SELECT jsonb_build_object(
    'targets', count(*), 'done', count(*) FILTER (WHERE d.state IN ('reported', 'verified')),
    'overdue', count(*) FILTER (WHERE d.state = 'owed' AND d.light IN ('overdue', 'severe')),
    'returned', count(*) FILTER (WHERE d.state = 'returned'))
  FROM directive_target t LEFT JOIN duty d ON d.district_id = t.district_id AND d.id = t.duty_id
  WHERE t.district_id = f.district_id AND t.directive_id = f.id) AS counts`;

/** Directives and whom they are given to. */
@Injectable()
export class DirectivesRepository {
  /** Newest first, of the bodies whose directives the actor leads. */
  page(
    tx: ReadTx,
    {
      organizationIds,
      state,
      after,
    }: { organizationIds: readonly string[]; state: DirectiveState | null; after: string | null },
    limit: number,
  ): Promise<(DirectiveRecord & { counts: DirectiveCounts })[]> {
    return tx.sql(
      'directives.page',
      `SELECT ${COLUMNS}, ${COUNTS} FROM directive f
       WHERE f.district_id = $1 AND f.organization_id = ANY($2::uuid[]) AND ($3::text IS NULL OR f.state = $3)
         AND ($4::uuid IS NULL OR f.id < $4)
       ORDER BY f.id DESC LIMIT $5`,
      [tx.districtId, organizationIds, state, after, limit],
    );
  }

  byId(tx: ReadTx, id: string): Promise<DirectiveRecord | undefined> {
    return tx.sqlOne<DirectiveRecord>(
      'directives.by-id',
      `SELECT ${COLUMNS} FROM directive f WHERE f.district_id = $1 AND f.id = $2`,
      [tx.districtId, id],
    );
  }

  /** Waits for whoever changes it now. */
  lock(tx: WriteTx, id: string): Promise<DirectiveRecord | undefined> {
    return tx.sqlOne<DirectiveRecord>(
      'directives.lock',
      `SELECT ${COLUMNS} FROM directive f WHERE f.district_id = $1 AND f.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<{ id: string; zh: string; en: string | null }[]> {
    return tx.sql(
      'directives.names',
      `SELECT id, title AS zh, NULL AS en FROM directive WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async add(
    tx: WriteTx,
    organizationId: string,
    drafts: readonly (DirectiveText & { id: string })[],
  ): Promise<void> {
    const column = <K extends keyof (typeof drafts)[number]>(key: K) => drafts.map((draft) => draft[key]);
    await tx.change(
      'directives.add',
      `INSERT INTO directive (district_id, id, organization_id, source_code, title, content, basis, issuer, due_on,
                              checking_class, table_columns, state, created_at)
       SELECT $1, t.id, $2, t.source_code, t.title, t.content, t.basis, t.issuer, t.due_on, t.checking_class,
              t.table_columns, 'draft', $3
       FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::text[],
                   $12::jsonb[])
            AS t(id, source_code, title, content, basis, issuer, due_on, checking_class, table_columns)`,
      [
        ...[tx.districtId, organizationId, tx.now],
        ...[column('id'), column('sourceCode'), column('title'), column('content'), column('basis')],
        ...[column('issuer'), column('dueOn'), column('checkingClass')],
        drafts.map(({ tableColumns }) => tableColumns && JSON.stringify(tableColumns)),
      ],
    );
  }

  edit(tx: WriteTx, id: string, version: number, text: DirectiveText): Promise<number> {
    return tx.change(
      'directives.edit',
      `UPDATE directive SET source_code = $4, title = $5, content = $6, basis = $7, issuer = $8, due_on = $9,
              checking_class = $10, table_columns = $11::jsonb, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [
        ...[tx.districtId, id, version, text.sourceCode, text.title, text.content, text.basis, text.issuer],
        ...[text.dueOn, text.checkingClass, text.tableColumns && JSON.stringify(text.tableColumns)],
      ],
    );
  }

  markIssued(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'directives.issue',
      `UPDATE directive SET state = 'issued', issued_at = $4, issued_by_tenure_id = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version, tx.now, tx.actor.tenureId],
    );
  }

  markWithdrawn(tx: WriteTx, id: string, version: number, reason: string): Promise<number> {
    return tx.change(
      'directives.withdraw',
      `UPDATE directive SET state = 'withdrawn', withdrawn_at = $4, withdrawn_reason = $5, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state <> 'withdrawn'`,
      [tx.districtId, id, version, tx.now, reason],
    );
  }

  targets(tx: ReadTx, directiveId: string): Promise<TargetRecord[]> {
    return tx.sql<TargetRecord>(
      'directives.targets',
      `SELECT id, post_id AS "postId", role, duty_id AS "dutyId" FROM directive_target
       WHERE district_id = $1 AND directive_id = $2 ORDER BY role DESC, sort, id`,
      [tx.districtId, directiveId],
    );
  }

  async roleOfDuty(tx: ReadTx, dutyId: string): Promise<TargetRole | undefined> {
    const row = await tx.sqlOne<{ role: TargetRole }>(
      'directives.role-of-duty',
      `SELECT role FROM directive_target WHERE district_id = $1 AND duty_id = $2`,
      [tx.districtId, dutyId],
    );
    return row?.role;
  }

  async clearTargets(tx: WriteTx, directiveId: string): Promise<void> {
    await tx.change(
      'directives.clear-targets',
      `DELETE FROM directive_target WHERE district_id = $1 AND directive_id = $2`,
      [tx.districtId, directiveId],
    );
  }

  async addTargets(
    tx: WriteTx,
    targets: readonly (NewTarget & { directiveId: string; sort: number })[],
  ): Promise<void> {
    await tx.change(
      'directives.add-targets',
      `INSERT INTO directive_target (district_id, id, directive_id, post_id, role, sort)
       SELECT $1, t.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS t`,
      [
        tx.districtId,
        targets.map(() => uuidv7()),
        targets.map(({ directiveId }) => directiveId),
        targets.map(({ postId }) => postId),
        targets.map(({ role }) => role),
        targets.map(({ sort }) => sort),
      ],
    );
  }
}

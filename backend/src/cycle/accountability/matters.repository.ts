import { Injectable } from '@nestjs/common';
import type { ProposalFact } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { CaseRole, MatterState } from '@zeren/domain/cycle/accountability/matter-states';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { pageCursor } from '../../platform/http/page-cursor';
import { MATTER_COLUMNS } from './matter-record';
import type { CaseMemberRecord, MatterRecord } from './matter-record';

/** Ids are made in the order of time. */
export const MATTER_CURSOR = pageCursor('id');

/** A proposal that is to be opened. */
export type NewMatter = Pick<
  MatterRecord,
  | 'id'
  | 'origin'
  | 'ruleCode'
  | 'organizationId'
  | 'postId'
  | 'tenureId'
  | 'personId'
  | 'organizationName'
  | 'postTitle'
  | 'personName'
  | 'facts'
  | 'note'
  | 'deciderOrganizationId'
  | 'deciderPostId'
  | 'deciderName'
  | 'dueOn'
>;

/** What a step leaves on the row beside its state. */
export type MatterChange = Partial<
  Pick<
    MatterRecord,
    | 'bodyCode'
    | 'decisionReason'
    | 'bodyName'
    | 'letterNumber'
    | 'handedOn'
    | 'receiptNumber'
    | 'receivedOn'
    | 'conclusionNumber'
    | 'concludedOn'
  >
> & { readonly state: MatterState; readonly dueOn: string | null; readonly decided?: boolean };

export interface MatterSummaryRow {
  readonly waiting: number;
  readonly toDecide: number;
  readonly overdue: number;
  readonly open: number;
  readonly closed: number;
}

/** Matters of which the post in parameter `at` is a member. */
const OF_POST = (at: number) => `m.id IN (SELECT c.matter_id FROM case_member c
  WHERE c.district_id = $1 AND c.post_id = $${at} AND c.removed_at IS NULL)`;

/** The only queries on matters and their members. */
@Injectable()
export class MattersRepository {
  /** Newest first, of which the post is a member. */
  page(
    tx: ReadTx,
    { states, after }: { readonly states: readonly MatterState[]; readonly after: string | null },
    limit: number,
  ): Promise<MatterRecord[]> {
    return tx.sql<MatterRecord>(
      'accountability.matters.page',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m
       WHERE m.district_id = $1 AND ${OF_POST(2)} AND m.state = ANY($3::text[]) AND ($4::uuid IS NULL OR m.id < $4)
       ORDER BY m.id DESC LIMIT $5`,
      [tx.districtId, tx.actor.postId, states, after, limit],
    );
  }

  async summary(tx: ReadTx): Promise<MatterSummaryRow> {
    return (await tx.sqlOne<MatterSummaryRow>(
      'accountability.matters.summary',
      `SELECT (count(*) FILTER (WHERE m.state = 'proposed'))::int AS waiting,
              (count(*) FILTER (WHERE m.state = 'proposed' AND m.decider_post_id = $2))::int AS "toDecide",
              (count(*) FILTER (WHERE m.due_on < $3::date))::int AS overdue,
              (count(*) FILTER (WHERE m.state IN ('to-hand-over', 'handed-over', 'received')))::int AS open,
              (count(*) FILTER (WHERE m.state IN ('declined', 'concluded')))::int AS closed
       FROM accountability_matter m WHERE m.district_id = $1 AND ${OF_POST(2)}`,
      [tx.districtId, tx.actor.postId, tx.today],
    ))!;
  }

  byId(tx: ReadTx, id: string): Promise<MatterRecord | undefined> {
    return tx.sqlOne<MatterRecord>(
      'accountability.matters.by-id',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m WHERE m.district_id = $1 AND m.id = $2`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<MatterRecord[]> {
    return tx.sql<MatterRecord>(
      'accountability.matters.by-ids',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m WHERE m.district_id = $1 AND m.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  lock(tx: WriteTx, id: string): Promise<MatterRecord | undefined> {
    return tx.sqlOne<MatterRecord>(
      'accountability.matters.lock',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m WHERE m.district_id = $1 AND m.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  /** Those of the matters that the post acted under is a member of. */
  async ofActingPost(tx: ReadTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'accountability.members.of-acting-post',
      `SELECT matter_id AS id FROM case_member
       WHERE district_id = $1 AND post_id = $2 AND removed_at IS NULL AND matter_id = ANY($3::uuid[])`,
      [tx.districtId, tx.actor.postId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** What still waits for something at these posts. */
  openOfDeciders(tx: ReadTx, postIds: readonly string[]): Promise<MatterRecord[]> {
    return tx.sql<MatterRecord>(
      'accountability.matters.open-of-deciders',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m
       WHERE m.district_id = $1 AND m.decider_post_id = ANY($2::uuid[])
         AND m.state IN ('proposed', 'to-hand-over', 'handed-over', 'received')
       ORDER BY m.id`,
      [tx.districtId, postIds],
    );
  }

  /** What these posts decide, or decided and still keep: all but what was declined. */
  lockOfDeciders(tx: WriteTx, postIds: readonly string[]): Promise<MatterRecord[]> {
    return tx.sql<MatterRecord>(
      'accountability.matters.lock-of-deciders',
      `SELECT ${MATTER_COLUMNS} FROM accountability_matter m
       WHERE m.district_id = $1 AND m.decider_post_id = ANY($2::uuid[]) AND m.state <> 'declined'
       ORDER BY m.id FOR UPDATE`,
      [tx.districtId, postIds],
    );
  }

  /** Another post decides from here on, whatever it was before; the one that did is a member no more. */
  async passOn(
    tx: WriteTx,
    id: string,
    to: { readonly organizationId: string; readonly postId: string; readonly name: string },
  ): Promise<void> {
    await tx.change(
      'accountability.matters.pass-on',
      `UPDATE accountability_matter SET decider_organization_id = $3, decider_post_id = $4, decider_name = $5,
              version = version + 1
       WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id, to.organizationId, to.postId, to.name],
    );
    await tx.change(
      'accountability.members.leave-decider',
      `UPDATE case_member SET removed_at = $3
       WHERE district_id = $1 AND matter_id = $2 AND role = 'decider' AND removed_at IS NULL`,
      [tx.districtId, id, tx.now],
    );
    await tx.change(
      'accountability.members.name-decider',
      `INSERT INTO case_member (district_id, matter_id, post_id, role, added_at, added_by_tenure_id)
       VALUES ($1, $2, $3, 'decider', $4, $5)
       ON CONFLICT (district_id, matter_id, post_id) DO UPDATE
         SET removed_at = NULL, role = excluded.role, added_at = excluded.added_at,
             added_by_tenure_id = excluded.added_by_tenure_id`,
      [tx.districtId, id, to.postId, tx.now, tx.actor.tenureId],
    );
  }

  /** 0 when one on the same ground about the same subject waits already. */
  open(tx: WriteTx, matter: NewMatter): Promise<number> {
    return tx.change(
      'accountability.matters.open',
      `INSERT INTO accountability_matter
         (district_id, id, origin, rule_code, organization_id, post_id, tenure_id, person_id, organization_name,
          post_title, person_name, facts, note, proposed_at, proposed_by_tenure_id, decider_organization_id,
          decider_post_id, decider_name, state, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14, $15, $16, $17, $18, 'proposed', $19)
       ON CONFLICT (district_id, rule_code, organization_id, coalesce(post_id, organization_id))
         WHERE state = 'proposed' DO NOTHING`,
      [
        ...[tx.districtId, matter.id, matter.origin, matter.ruleCode, matter.organizationId, matter.postId],
        ...[matter.tenureId, matter.personId, matter.organizationName, matter.postTitle, matter.personName],
        ...[JSON.stringify(matter.facts), matter.note, tx.now, tx.actor.tenureId],
        ...[matter.deciderOrganizationId, matter.deciderPostId, matter.deciderName, matter.dueOn],
      ],
    );
  }

  /** More facts for a proposal that waits; one about the same subject takes the place of what was counted before. */
  async addFacts(
    tx: WriteTx,
    { ruleCode, organizationId, postId }: Pick<NewMatter, 'ruleCode' | 'organizationId' | 'postId'>,
    facts: readonly ProposalFact[],
  ): Promise<string | undefined> {
    const row = await tx.sqlOne<{ id: string }>(
      'accountability.matters.add-facts',
      `UPDATE accountability_matter m SET version = version + 1, facts = $5::jsonb || coalesce((
           SELECT jsonb_agg(f) FROM jsonb_array_elements(m.facts) f
           WHERE f->>'subjectId' NOT IN (SELECT n->>'subjectId' FROM jsonb_array_elements($5::jsonb) n)), '[]')
       WHERE m.district_id = $1 AND m.rule_code = $2 AND m.organization_id = $3
         AND m.post_id IS NOT DISTINCT FROM $4::uuid AND m.state = 'proposed'
       RETURNING m.id`,
      [tx.districtId, ruleCode, organizationId, postId, JSON.stringify(facts)],
    );
    return row?.id;
  }

  /** The compare-and-set of a step. */
  move(tx: WriteTx, before: MatterRecord, change: MatterChange): Promise<MatterRecord | undefined> {
    return tx.sqlOne<MatterRecord>(
      'accountability.matters.move',
      `UPDATE accountability_matter m
       SET state = $5, due_on = $6, version = version + 1,
           decided_at = CASE WHEN $7 THEN $8::timestamptz ELSE decided_at END,
           decided_by_tenure_id = CASE WHEN $7 THEN $9::uuid ELSE decided_by_tenure_id END,
           body_code = coalesce($10, body_code), decision_reason = coalesce($11, decision_reason),
           body_name = coalesce($12, body_name), letter_number = coalesce($13, letter_number),
           handed_on = coalesce($14::date, handed_on), receipt_number = coalesce($15, receipt_number),
           received_on = coalesce($16::date, received_on), conclusion_number = coalesce($17, conclusion_number),
           concluded_on = coalesce($18::date, concluded_on)
       WHERE m.district_id = $1 AND m.id = $2 AND m.version = $3 AND m.state = $4
       RETURNING ${MATTER_COLUMNS}`,
      [
        ...[tx.districtId, before.id, before.version, before.state, change.state, change.dueOn],
        ...[change.decided ?? false, tx.now, tx.actor.tenureId],
        ...[change.bodyCode ?? null, change.decisionReason ?? null, change.bodyName ?? null],
        ...[change.letterNumber ?? null, change.handedOn ?? null, change.receiptNumber ?? null],
        ...[change.receivedOn ?? null, change.conclusionNumber ?? null, change.concludedOn ?? null],
      ],
    );
  }

  /** Of two entries of one person, what is about the one is about the other. Answers the ids. */
  async movePerson(tx: WriteTx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'accountability.matters.move-person',
      `UPDATE accountability_matter SET person_id = $3, version = version + 1
       WHERE district_id = $1 AND person_id = $2 RETURNING id`,
      [tx.districtId, fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  /** Who may know of it, who decides first. */
  members(tx: ReadTx, matterId: string): Promise<CaseMemberRecord[]> {
    return tx.sql<CaseMemberRecord>(
      'accountability.members.of',
      `SELECT matter_id AS "matterId", post_id AS "postId", role FROM case_member
       WHERE district_id = $1 AND matter_id = $2 AND removed_at IS NULL ORDER BY added_at, role, post_id`,
      [tx.districtId, matterId],
    );
  }

  /** Whoever was a member before is one again. 0 when they are one now. */
  addMembers(
    tx: WriteTx,
    matterId: string,
    members: readonly { readonly postId: string; readonly role: CaseRole }[],
  ): Promise<number> {
    return tx.change(
      'accountability.members.add',
      `INSERT INTO case_member (district_id, matter_id, post_id, role, added_at, added_by_tenure_id)
       SELECT $1, $2, t.post_id, t.role, $5, $6 FROM unnest($3::uuid[], $4::text[]) AS t(post_id, role)
       ON CONFLICT (district_id, matter_id, post_id) DO UPDATE
         SET removed_at = NULL, role = excluded.role, added_at = excluded.added_at,
             added_by_tenure_id = excluded.added_by_tenure_id
         WHERE case_member.removed_at IS NOT NULL`,
      [
        ...[tx.districtId, matterId, members.map(({ postId }) => postId), members.map(({ role }) => role)],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
  }

  removeMember(tx: WriteTx, matterId: string, postId: string): Promise<number> {
    return tx.change(
      'accountability.members.remove',
      `UPDATE case_member SET removed_at = $4
       WHERE district_id = $1 AND matter_id = $2 AND post_id = $3 AND removed_at IS NULL AND role <> 'decider'`,
      [tx.districtId, matterId, postId, tx.now],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Stratum } from '@zeren/domain/cycle/inspections/inspection-draw';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { InspectionRecord, MemberRecord, PlanRecord } from './inspection-records';

const PLAN = `p.id, p.organization_id AS "organizationId", p.year, p.name, p.filing_number AS "filingNumber", p.cap, p.version`;
const INSPECTION = `i.id, i.plan_id AS "planId", i.organization_id AS "organizationId", i.title,
  i.starts_on::text AS "startsOn", i.ends_on::text AS "endsOn", i.domains, i.wanted, i.state, i.commitment, i.frame,
  i.frame_digest AS "frameDigest", i.version`;
const MOST = 200;

/** Plans, their inspections and teams. Row-level security shows them in sight and from below. */
@Injectable()
export class InspectionsRepository {
  plans(tx: ReadTx): Promise<PlanRecord[]> {
    return tx.sql<PlanRecord>(
      'inspections.plans',
      `SELECT ${PLAN} FROM inspection_plan p WHERE p.district_id = $1 ORDER BY p.year DESC, p.id LIMIT ${MOST}`,
      [tx.districtId],
    );
  }

  plansByIds(tx: ReadTx, ids: readonly string[]): Promise<PlanRecord[]> {
    return tx.sql<PlanRecord>(
      'inspections.plans-by-ids',
      `SELECT ${PLAN} FROM inspection_plan p WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async plan(tx: ReadTx, id: string): Promise<PlanRecord | undefined> {
    return (await this.plansByIds(tx, [id]))[0];
  }

  /** Whoever begins a visit counts those of the plan: one at a time. */
  lockPlan(tx: WriteTx, id: string): Promise<PlanRecord | undefined> {
    return tx.sqlOne<PlanRecord>(
      'inspections.lock-plan',
      `SELECT ${PLAN} FROM inspection_plan p WHERE p.district_id = $1 AND p.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  addPlan(tx: WriteTx, plan: Omit<PlanRecord, 'version'>): Promise<number> {
    return tx.change(
      'inspections.add-plan',
      `INSERT INTO inspection_plan (district_id, id, organization_id, year, name, filing_number, cap, created_at,
                                    created_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (district_id, organization_id, year) DO NOTHING`,
      [
        ...[tx.districtId, plan.id, plan.organizationId, plan.year, plan.name, plan.filingNumber, plan.cap],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
  }

  changePlan(
    tx: WriteTx,
    { id, name, filingNumber, cap, version }: Omit<PlanRecord, 'organizationId' | 'year'>,
  ): Promise<number> {
    return tx.change(
      'inspections.change-plan',
      `UPDATE inspection_plan SET name = $4, filing_number = $5, cap = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, name, filingNumber, cap],
    );
  }

  ofPlans(tx: ReadTx, planIds: readonly string[]): Promise<InspectionRecord[]> {
    return tx.sql<InspectionRecord>(
      'inspections.of-plans',
      `SELECT ${INSPECTION} FROM inspection i WHERE i.district_id = $1 AND i.plan_id = ANY($2::uuid[])
       ORDER BY i.starts_on, i.id`,
      [tx.districtId, planIds],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<InspectionRecord[]> {
    return tx.sql<InspectionRecord>(
      'inspections.by-ids',
      `SELECT ${INSPECTION} FROM inspection i WHERE i.district_id = $1 AND i.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  lock(tx: WriteTx, id: string): Promise<InspectionRecord | undefined> {
    return tx.sqlOne<InspectionRecord>(
      'inspections.lock',
      `SELECT ${INSPECTION} FROM inspection i WHERE i.district_id = $1 AND i.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  async add(
    tx: WriteTx,
    made: Omit<InspectionRecord, 'state' | 'frame' | 'frameDigest' | 'version'>,
    seed: string,
  ): Promise<void> {
    const { id, planId, organizationId, title, startsOn, endsOn, domains, wanted, commitment } = made;
    await tx.change(
      'inspections.add',
      `INSERT INTO inspection (district_id, id, plan_id, organization_id, title, starts_on, ends_on, domains, wanted,
                               state, commitment, created_at, created_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', $10, $11, $12)`,
      [
        ...[tx.districtId, id, planId, organizationId, title, startsOn, endsOn, domains, wanted, commitment],
        ...[tx.now, tx.actor.tenureId],
      ],
    );
    await tx.change(
      'inspections.commit-seed',
      `INSERT INTO inspection_seed (district_id, inspection_id, organization_id, seed) VALUES ($1, $2, $3, $4)`,
      [tx.districtId, id, organizationId, seed],
    );
  }

  drawn(
    tx: WriteTx,
    { id, version }: InspectionRecord,
    frame: readonly Stratum[],
    frameDigest: string,
  ): Promise<number> {
    return tx.change(
      'inspections.drawn',
      `UPDATE inspection SET state = 'drawn', frame = $4, frame_digest = $5, drawn_at = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'planned'`,
      [tx.districtId, id, version, JSON.stringify(frame), frameDigest, tx.now],
    );
  }

  /** Whoever changes the team changes the inspection: two at a time do not mix. */
  touch(tx: WriteTx, { id, version }: InspectionRecord): Promise<number> {
    return tx.change(
      'inspections.touch',
      `UPDATE inspection SET version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version],
    );
  }

  members(tx: ReadTx, inspectionId: string): Promise<MemberRecord[]> {
    return tx.sql<MemberRecord>(
      'inspections.members',
      `SELECT m.inspection_id AS "inspectionId", m.person_id AS "personId", m.leads FROM inspection_member m
       WHERE m.district_id = $1 AND m.inspection_id = $2 ORDER BY m.leads DESC, m.person_id`,
      [tx.districtId, inspectionId],
    );
  }

  async setMembers(
    tx: WriteTx,
    { id, organizationId }: Pick<InspectionRecord, 'id' | 'organizationId'>,
    team: readonly Omit<MemberRecord, 'inspectionId'>[],
  ): Promise<void> {
    await tx.change(
      'inspections.take-members',
      `DELETE FROM inspection_member WHERE district_id = $1 AND inspection_id = $2 AND person_id <> ALL($3::uuid[])`,
      [tx.districtId, id, team.map(({ personId }) => personId)],
    );
    await tx.change(
      'inspections.set-members',
      `INSERT INTO inspection_member (district_id, inspection_id, organization_id, person_id, leads)
       SELECT $1, $2, $3, t.person_id, t.leads FROM unnest($4::uuid[], $5::boolean[]) AS t(person_id, leads)
       ON CONFLICT (district_id, inspection_id, person_id) DO NOTHING`,
      [
        ...[tx.districtId, id, organizationId],
        ...[team.map(({ personId }) => personId), team.map(({ leads }) => leads)],
      ],
    );
  }

  /** What may be drawn below a body: units of these domains that exist and have not had their visits of the plan. */
  frame(tx: ReadTx, of: InspectionRecord, cap: number): Promise<Stratum[]> {
    return tx.sql<{ domainCode: string; unitIds: string[] }>(
      'inspections.frame',
      `SELECT o.domain_code AS "domainCode", array_agg(o.id ORDER BY o.id) AS "unitIds"
       FROM organization_closure c
       JOIN organization o ON o.district_id = c.district_id AND o.id = c.descendant_id
       WHERE c.district_id = $1 AND c.ancestor_id = $2 AND c.via = 'tree' AND c.depth > 0
         AND o.domain_code = ANY($3::text[]) AND (o.valid_to IS NULL OR o.valid_to > $4::date)
         AND (SELECT count(*) FROM inspection_visit v
              WHERE v.district_id = $1 AND v.plan_id = $5 AND v.organization_id = o.id) < $6
       GROUP BY o.domain_code ORDER BY o.domain_code`,
      [tx.districtId, of.organizationId, of.domains, tx.today, of.planId, cap],
    );
  }
}

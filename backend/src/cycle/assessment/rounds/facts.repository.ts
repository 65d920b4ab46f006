import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { FrozenFact } from './assessment-record';

/** A value as it is typed or comes by a workbook. */
export interface TypedFact {
  readonly organizationId: string;
  readonly key: string;
  readonly value: unknown;
  readonly evidence: string | null;
}

/** The same as it is stored. */
export interface StoredFact extends TypedFact {
  readonly enteredByPersonId: string | null;
  readonly version: number;
}

/** Facts: as they are entered for a day, and as an assessment froze them. */
@Injectable()
export class FactsRepository {
  /** What was entered for these organisations as of a day. */
  entered(
    tx: ReadTx,
    organizationIds: readonly string[],
    keys: readonly string[],
    asOf: string,
  ): Promise<StoredFact[]> {
    return tx.sql<StoredFact>(
      'facts.entered',
      `SELECT organization_id AS "organizationId", fact_key AS key, value, evidence,
              entered_by_person_id AS "enteredByPersonId", version
       FROM fact_value
       WHERE district_id = $1 AND as_of = $2 AND organization_id = ANY($3::uuid[]) AND fact_key = ANY($4::text[])
         AND source_code = '' ORDER BY organization_id, fact_key`,
      [tx.districtId, asOf, organizationIds, keys],
    );
  }

  /** One value of a fact for a day: the newest wins. */
  async enter(tx: WriteTx, asOf: string, facts: readonly TypedFact[]): Promise<void> {
    await tx.change(
      'facts.enter',
      `INSERT INTO fact_value (district_id, id, fact_key, organization_id, as_of, value, evidence, entered_by_person_id,
                               entered_by_tenure_id, entered_at)
       SELECT $1, f.id, f.key, f."organizationId", $2, f.value, f.evidence, $3, $4, $5
       FROM jsonb_to_recordset($6::jsonb) AS f(id uuid, key text, "organizationId" uuid, value jsonb, evidence text)
       ON CONFLICT (district_id, as_of, organization_id, fact_key, source_code) DO UPDATE
       SET value = excluded.value, evidence = excluded.evidence, entered_by_person_id = excluded.entered_by_person_id,
           entered_by_tenure_id = excluded.entered_by_tenure_id, entered_at = excluded.entered_at,
           version = fact_value.version + 1`,
      [
        ...[tx.districtId, asOf, tx.actor.personId, tx.actor.tenureId, tx.now],
        JSON.stringify(facts.map((fact) => ({ id: uuidv7(), ...fact }))),
      ],
    );
  }

  async clear(
    tx: WriteTx,
    asOf: string,
    facts: readonly Pick<TypedFact, 'organizationId' | 'key'>[],
  ): Promise<void> {
    await tx.change(
      'facts.clear',
      `DELETE FROM fact_value v
       USING jsonb_to_recordset($3::jsonb) AS f(key text, "organizationId" uuid)
       WHERE v.district_id = $1 AND v.as_of = $2 AND v.fact_key = f.key AND v.organization_id = f."organizationId"
         AND v.source_code = ''`,
      [tx.districtId, asOf, JSON.stringify(facts)],
    );
  }

  async freeze(tx: WriteTx, assessmentId: string, facts: readonly FrozenFact[]): Promise<void> {
    await tx.change(
      'facts.freeze',
      `INSERT INTO assessment_fact (district_id, assessment_id, organization_id, fact_key, source_code, value, origin,
                                    evidence, entered_by_person_id)
       SELECT $1, $2, f."organizationId", f.key, f.source, f.value, f.origin, f.evidence, f."enteredByPersonId"
       FROM jsonb_to_recordset($3::jsonb) AS f("organizationId" uuid, key text, source text, value jsonb, origin text,
            evidence text, "enteredByPersonId" uuid)`,
      [tx.districtId, assessmentId, JSON.stringify(facts)],
    );
  }

  /** Frozen facts of an assessment, of one unit or of all. */
  frozen(tx: ReadTx, assessmentId: string, organizationId: string | null): Promise<FrozenFact[]> {
    return tx.sql<FrozenFact>(
      'facts.frozen',
      `SELECT organization_id AS "organizationId", fact_key AS key, source_code AS source, value, origin, evidence,
              entered_by_person_id AS "enteredByPersonId", corrected_from AS "correctedFrom"
       FROM assessment_fact
       WHERE district_id = $1 AND assessment_id = $2 AND ($3::uuid IS NULL OR organization_id = $3)
       ORDER BY organization_id, fact_key, source_code`,
      [tx.districtId, assessmentId, organizationId],
    );
  }

  /** What an upheld objection puts in the place of a frozen value; what stood there first is kept. */
  correct(
    tx: WriteTx,
    assessmentId: string,
    { organizationId, key, value }: Pick<TypedFact, 'organizationId' | 'key' | 'value'>,
    evidence: string,
  ): Promise<number> {
    return tx.change(
      'facts.correct',
      `UPDATE assessment_fact SET corrected_from = coalesce(corrected_from, value), value = $5::jsonb, evidence = $6
       WHERE district_id = $1 AND assessment_id = $2 AND organization_id = $3 AND fact_key = $4 AND source_code = ''`,
      [tx.districtId, assessmentId, organizationId, key, JSON.stringify(value), evidence],
    );
  }
}

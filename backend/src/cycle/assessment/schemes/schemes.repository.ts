import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SubjectName } from '../../../platform/subjects/subject-kind';
import type { SchemeState } from './schemes.dto';

/** A scheme as it is stored, without its document. */
export interface SchemeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly code: string;
  readonly versionNo: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly state: SchemeState;
  readonly digest: string | null;
  readonly publishedAt: Date | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface SchemeRecord extends SchemeRow {
  readonly document: Record<string, unknown>;
}

/** What a document calls itself. */
export interface SchemeTitle {
  readonly code: string;
  readonly versionNo: number;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** What facts a scheme brings. */
export interface NewDefinition {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly words: readonly string[] | null;
  readonly source: string;
}

const COLUMNS = `s.id, s.organization_id AS "organizationId", o.name_zh AS "organizationName", s.code,
  s.version_no AS "versionNo", s.name_zh AS "nameZh", s.name_en AS "nameEn", s.state, encode(s.digest, 'hex') AS digest,
  s.published_at AS "publishedAt", s.created_at::text AS "createdAt", s.version`;
const FROM = `assessment_scheme s JOIN organization o ON o.district_id = s.district_id AND o.id = s.organization_id`;

/** The only queries on schemes and on the definitions of facts. */
@Injectable()
export class SchemesRepository {
  /** The latest first. */
  page(
    tx: ReadTx,
    after: readonly [createdAt: string, id: string] | undefined,
    limit: number,
  ): Promise<SchemeRow[]> {
    return tx.sql<SchemeRow>(
      'schemes.page',
      `SELECT ${COLUMNS} FROM ${FROM}
       WHERE s.district_id = $1 AND ($2::timestamptz IS NULL OR (s.created_at, s.id) < ($2, $3::uuid))
       ORDER BY s.created_at DESC, s.id DESC LIMIT $4`,
      [tx.districtId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  byId(tx: ReadTx, id: string): Promise<SchemeRecord | undefined> {
    return tx.sqlOne<SchemeRecord>(
      'schemes.by-id',
      `SELECT ${COLUMNS}, s.document FROM ${FROM} WHERE s.district_id = $1 AND s.id = $2`,
      [tx.districtId, id],
    );
  }

  documents(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly document: Record<string, unknown> }[]> {
    return tx.sql(
      'schemes.documents',
      'SELECT id, document FROM assessment_scheme WHERE district_id = $1 AND id = ANY($2::uuid[])',
      [tx.districtId, ids],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'schemes.names',
      `SELECT id, name_zh AS zh, name_en AS en FROM assessment_scheme WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async insert(
    tx: WriteTx,
    id: string,
    organizationId: string,
    { code, versionNo, nameZh, nameEn }: SchemeTitle,
    document: object,
  ): Promise<void> {
    await tx.change(
      'schemes.insert',
      `INSERT INTO assessment_scheme (district_id, id, organization_id, code, version_no, name_zh, name_en, document, state,
                                      created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, 'draft', $9)`,
      [tx.districtId, id, organizationId, code, versionNo, nameZh, nameEn, JSON.stringify(document), tx.now],
    );
  }

  /** 0 when it changed meanwhile, or is published. */
  replace(tx: WriteTx, id: string, version: number, title: SchemeTitle, document: object): Promise<number> {
    return tx.change(
      'schemes.replace',
      `UPDATE assessment_scheme SET code = $4, version_no = $5, name_zh = $6, name_en = $7, document = $8::jsonb,
              version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [
        ...[tx.districtId, id, version, title.code, title.versionNo, title.nameZh, title.nameEn],
        JSON.stringify(document),
      ],
    );
  }

  publish(tx: WriteTx, id: string, version: number, digest: string): Promise<number> {
    return tx.change(
      'schemes.publish',
      `UPDATE assessment_scheme SET state = 'published', digest = decode($4, 'hex'), published_at = $5,
              published_by_tenure_id = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
      [tx.districtId, id, version, digest, tx.now, tx.actor.tenureId],
    );
  }

  /** Facts that are new to the district become known; those that are known stay what they are. */
  async define(tx: WriteTx, definitions: readonly NewDefinition[]): Promise<void> {
    await tx.change(
      'schemes.define-facts',
      `INSERT INTO fact_definition (district_id, key, name_zh, name_en, kind, unit, words, source)
       SELECT $1, d.key, d.zh, d.en, d.kind, d.unit, d.words, d.source
       FROM jsonb_to_recordset($2::jsonb)
            AS d(key text, zh text, en text, kind text, unit text, words text[], source text)
       ON CONFLICT (district_id, key) DO NOTHING`,
      [tx.districtId, JSON.stringify(definitions)],
    );
  }

  /** What is known of these facts. */
  definitions(
    tx: ReadTx,
    keys: readonly string[],
  ): Promise<{ readonly key: string; readonly kind: string; readonly source: string }[]> {
    return tx.sql(
      'schemes.definitions',
      'SELECT key, kind, source FROM fact_definition WHERE district_id = $1 AND key = ANY($2::text[])',
      [tx.districtId, keys],
    );
  }
}

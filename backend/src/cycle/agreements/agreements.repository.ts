import { Injectable } from '@nestjs/common';
import type { AgreementState } from '@zeren/domain/cycle/agreements/agreement-states';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { AGREEMENT_COLUMNS } from './agreement-record';
import type { AgreementRecord, AgreementWithText, SignatureRecord } from './agreement-record';
import type { AgreementText } from './agreement-text';

/** An agreement about to be made. */
export interface NewAgreement extends AgreementText {
  readonly id: string;
  readonly lineageId: string;
  readonly versionNo: number;
  readonly year: number;
  readonly batchId: string | null;
  readonly listId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly issuerPostId: string;
  readonly issuerOrganizationId: string;
  readonly levelCode: string;
  readonly organizationName: string;
  readonly postTitle: string;
  readonly issuerOrganizationName: string;
  readonly issuerPostTitle: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly dueOn: string;
}

/** What an act leaves on the row besides its state. */
export interface AgreementChange {
  readonly state: AgreementState;
  readonly dueOn?: string;
  readonly reason?: string | null;
  readonly paperSignedOn?: string;
  readonly text?: AgreementText & {
    readonly title: string;
    readonly validFrom: string;
    readonly validTo: string;
  };
}

/** A signature with what it stands under. */
export type SignatureOf = SignatureRecord & { readonly agreementId: string };

/** Agreements one at a time, and their signatures. */
@Injectable()
export class AgreementsRepository {
  byId(tx: ReadTx, id: string): Promise<AgreementWithText | undefined> {
    return tx.sqlOne<AgreementWithText>(
      'agreements.by-id',
      `SELECT ${AGREEMENT_COLUMNS}, a.document FROM agreement a WHERE a.district_id = $1 AND a.id = $2`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<AgreementRecord[]> {
    return tx.sql<AgreementRecord>(
      'agreements.by-ids',
      `SELECT ${AGREEMENT_COLUMNS} FROM agreement a WHERE a.district_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id`,
      [tx.districtId, ids],
    );
  }

  /** Locked in the order of their ids, so that two who take several never wait for each other. */
  lock(tx: WriteTx, ids: readonly string[]): Promise<AgreementWithText[]> {
    return tx.sql<AgreementWithText>(
      'agreements.lock',
      `SELECT ${AGREEMENT_COLUMNS}, a.document FROM agreement a
       WHERE a.district_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id FOR UPDATE`,
      [tx.districtId, ids],
    );
  }

  /** Every version of a lineage that was not recalled, oldest first. */
  versions(tx: ReadTx, lineageId: string): Promise<AgreementRecord[]> {
    return tx.sql<AgreementRecord>(
      'agreements.versions',
      `SELECT ${AGREEMENT_COLUMNS} FROM agreement a
       WHERE a.district_id = $1 AND a.lineage_id = $2 AND a.state <> 'recalled' ORDER BY a.version_no`,
      [tx.districtId, lineageId],
    );
  }

  /** Makes those that their posts have none of yet; answers the ids of those made. */
  async insert(tx: WriteTx, agreements: readonly NewAgreement[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'agreements.insert',
      `INSERT INTO agreement (district_id, id, lineage_id, version_no, year, batch_id, list_id, post_id, organization_id,
                              issuer_post_id, issuer_organization_id, level_code, organization_name, post_title,
                              issuer_organization_name, issuer_post_title, title, document, digest, valid_from, valid_to,
                              due_on, state, made_at, made_by_tenure_id)
       SELECT $1, t.*, 'made', $2::timestamptz, $3::uuid
       FROM unnest($4::uuid[], $5::uuid[], $6::int[], $7::int[], $8::uuid[], $9::uuid[], $10::uuid[], $11::uuid[],
                   $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
                   $20::text[], $21::bytea[], $22::date[], $23::date[], $24::date[]) AS t
       ON CONFLICT (district_id, post_id, year, version_no) WHERE state <> 'recalled' DO NOTHING RETURNING id`,
      [
        tx.districtId,
        tx.now,
        tx.actor.tenureId,
        agreements.map(({ id }) => id),
        agreements.map(({ lineageId }) => lineageId),
        agreements.map(({ versionNo }) => versionNo),
        agreements.map(({ year }) => year),
        agreements.map(({ batchId }) => batchId),
        agreements.map(({ listId }) => listId),
        agreements.map(({ postId }) => postId),
        agreements.map(({ organizationId }) => organizationId),
        agreements.map(({ issuerPostId }) => issuerPostId),
        agreements.map(({ issuerOrganizationId }) => issuerOrganizationId),
        agreements.map(({ levelCode }) => levelCode),
        agreements.map(({ organizationName }) => organizationName),
        agreements.map(({ postTitle }) => postTitle),
        agreements.map(({ issuerOrganizationName }) => issuerOrganizationName),
        agreements.map(({ issuerPostTitle }) => issuerPostTitle),
        agreements.map(({ title }) => title),
        agreements.map(({ document }) => document),
        agreements.map(({ digest }) => digest),
        agreements.map(({ validFrom }) => validFrom),
        agreements.map(({ validTo }) => validTo),
        agreements.map(({ dueOn }) => dueOn),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** The compare-and-set of an act. */
  move(tx: WriteTx, before: AgreementRecord, change: AgreementChange): Promise<AgreementRecord | undefined> {
    const { text } = change;
    return tx.sqlOne<AgreementRecord>(
      'agreements.move',
      `UPDATE agreement a
       SET state = $5, version = version + 1, due_on = coalesce($6::date, due_on),
           reason = CASE WHEN $7::boolean THEN $8 ELSE reason END,
           on_paper = on_paper OR $9::date IS NOT NULL, paper_signed_on = coalesce($9::date, paper_signed_on),
           in_force_at = CASE WHEN $5 = 'in-force' THEN $10::timestamptz ELSE in_force_at END,
           latest = latest AND $5 <> 'recalled', document = coalesce($11, document), digest = coalesce($12, digest),
           title = coalesce($13, title), valid_from = coalesce($14::date, valid_from),
           valid_to = coalesce($15::date, valid_to)
       WHERE a.district_id = $1 AND a.id = $2 AND a.version = $3 AND a.state = $4
       RETURNING ${AGREEMENT_COLUMNS}`,
      [
        tx.districtId,
        before.id,
        before.version,
        before.state,
        change.state,
        change.dueOn ?? null,
        change.reason !== undefined,
        change.reason ?? null,
        change.paperSignedOn ?? null,
        tx.now,
        text?.document ?? null,
        text?.digest ?? null,
        text?.title ?? null,
        text?.validFrom ?? null,
        text?.validTo ?? null,
      ],
    );
  }

  /** Puts what was signed on paper in force, where it is still as it was looked at; answers how many. */
  toPaper(tx: WriteTx, agreements: readonly AgreementRecord[], signedOn: string): Promise<number> {
    return tx.change(
      'agreements.to-paper',
      `UPDATE agreement a
       SET state = 'in-force', on_paper = true, paper_signed_on = $4::date, in_force_at = $5, reason = NULL,
           version = a.version + 1
       FROM unnest($2::uuid[], $3::int[]) AS t(id, version)
       WHERE a.district_id = $1 AND a.id = t.id AND a.version = t.version AND a.state IN ('made', 'declined')`,
      [
        tx.districtId,
        agreements.map(({ id }) => id),
        agreements.map(({ version }) => version),
        signedOn,
        tx.now,
      ],
    );
  }

  /** Puts agreements where their post went; answers them, to be sealed. */
  followPosts(tx: WriteTx): Promise<{ id: string; from: string }[]> {
    return tx.sql(
      'agreements.follow-posts',
      `WITH moved AS (
         SELECT a.id, a.organization_id AS was, p.organization_id FROM agreement a
         JOIN post p ON p.district_id = a.district_id AND p.id = a.post_id AND p.organization_id <> a.organization_id
         WHERE a.district_id = $1 AND a.state <> 'recalled'
         ORDER BY a.id FOR UPDATE OF a
       )
       UPDATE agreement a SET organization_id = moved.organization_id FROM moved
       WHERE a.district_id = $1 AND a.id = moved.id RETURNING a.id, moved.was AS "from"`,
      [tx.districtId],
    );
  }

  /** Whether a version is the one that lists show: given on to an addendum, and back when that is recalled. */
  async setLatest(tx: WriteTx, id: string, latest: boolean): Promise<void> {
    await tx.change(
      'agreements.set-latest',
      `UPDATE agreement SET latest = $3, version = version + 1 WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id, latest],
    );
  }

  signatures(tx: ReadTx, agreementIds: readonly string[]): Promise<SignatureOf[]> {
    return tx.sql<SignatureOf>(
      'agreements.signatures',
      `SELECT agreement_id AS "agreementId", role, signed_as AS "signedAs", person_id AS "personId",
              person_name AS "personName", tenure_id AS "tenureId", digest, signature, key_id AS "keyId",
              stepped_up_by AS "steppedUpBy", signed_at AS "signedAt"
       FROM agreement_signature WHERE district_id = $1 AND agreement_id = ANY($2::uuid[]) ORDER BY agreement_id, role DESC`,
      [tx.districtId, agreementIds],
    );
  }

  /** Signs; a side that has signed keeps its signature, and a second one fails on the key. */
  async sign(tx: WriteTx, signatures: readonly SignatureOf[]): Promise<void> {
    await tx.change(
      'agreements.sign',
      `INSERT INTO agreement_signature (district_id, agreement_id, role, signed_as, person_id, person_name, tenure_id,
                                        digest, signature, key_id, stepped_up_by, signed_at)
       SELECT $1, t.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::bytea[],
                                  $9::bytea[], $10::text[], $11::text[], $12::timestamptz[]) AS t`,
      [
        tx.districtId,
        signatures.map(({ agreementId }) => agreementId),
        signatures.map(({ role }) => role),
        signatures.map(({ signedAs }) => signedAs),
        signatures.map(({ personId }) => personId),
        signatures.map(({ personName }) => personName),
        signatures.map(({ tenureId }) => tenureId),
        signatures.map(({ digest }) => digest),
        signatures.map(({ signature }) => signature),
        signatures.map(({ keyId }) => keyId),
        signatures.map(({ steppedUpBy }) => steppedUpBy),
        signatures.map(({ signedAt }) => signedAt),
      ],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { BY_HAND } from './handover-record';
import type { ItemRecord, SignatureRecord } from './handover-record';

const ITEM_COLUMNS = `i.id, i.sort, i.kind, i.subject_id AS "subjectId", i.title_zh AS "titleZh", i.title_en AS "titleEn",
  i.due_on::text AS "dueOn", i.light, i.weight, i.overdue, i.note, i.late, i.added_by_name AS "addedByName",
  i.added_at AS "addedAt"`;

/** The lines of a sheet, and the two signatures under it. */
@Injectable()
export class HandoverItemsRepository {
  of(tx: ReadTx, handoverId: string): Promise<ItemRecord[]> {
    return tx.sql<ItemRecord>(
      'handover.items.of',
      `SELECT ${ITEM_COLUMNS} FROM handover_item i WHERE i.district_id = $1 AND i.handover_id = $2 ORDER BY i.sort, i.id`,
      [tx.districtId, handoverId],
    );
  }

  /** Makes the gathered lines say what `matters` say, in their order; notes stay, and so does what was typed by hand. */
  async replace(tx: WriteTx, handoverId: string, matters: readonly PostMatter[]): Promise<void> {
    await tx.change(
      'handover.items.drop-gone',
      `DELETE FROM handover_item i WHERE i.district_id = $1 AND i.handover_id = $2 AND i.kind <> $5
         AND NOT EXISTS (SELECT 1 FROM unnest($3::text[], $4::uuid[]) AS t(kind, subject_id)
                         WHERE t.kind = i.kind AND t.subject_id = i.subject_id)`,
      [
        tx.districtId,
        handoverId,
        matters.map(({ kind }) => kind),
        matters.map(({ subjectId }) => subjectId),
        BY_HAND,
      ],
    );
    await tx.change(
      'handover.items.keep',
      `INSERT INTO handover_item (district_id, handover_id, added_at, id, sort, kind, subject_id, title_zh, title_en, due_on,
                                  light, weight, overdue)
       SELECT $1, $2, $3, t.* FROM unnest($4::uuid[], $5::int[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::date[],
                                          $11::text[], $12::text[], $13::jsonb[]) AS t
       ON CONFLICT (district_id, handover_id, kind, subject_id)
       DO UPDATE SET sort = excluded.sort, title_zh = excluded.title_zh, title_en = excluded.title_en,
                     due_on = excluded.due_on, light = excluded.light, weight = excluded.weight, overdue = excluded.overdue`,
      [
        tx.districtId,
        handoverId,
        tx.now,
        matters.map(() => uuidv7()),
        matters.map((_, index) => index),
        matters.map(({ kind }) => kind),
        matters.map(({ subjectId }) => subjectId),
        matters.map(({ titleZh }) => titleZh),
        matters.map(({ titleEn }) => titleEn),
        matters.map(({ dueOn }) => dueOn),
        matters.map(({ light }) => light),
        matters.map(({ weight }) => weight),
        matters.map(({ overdue }) => JSON.stringify(overdue)),
      ],
    );
  }

  /** What somebody typed, below what was gathered. */
  async addByHand(
    tx: WriteTx,
    handoverId: string,
    item: { readonly title: string; readonly late: boolean; readonly byName: string | null },
  ): Promise<void> {
    await tx.change(
      'handover.items.add',
      `INSERT INTO handover_item (district_id, id, handover_id, sort, kind, title_zh, title_en, weight, late, added_by_name,
                                  added_at)
       SELECT $1, $2, $3, 1000000 + count(*), $4, $5, $5, 'to-take-over', $6, $7, $8
       FROM handover_item WHERE district_id = $1 AND handover_id = $3`,
      [tx.districtId, uuidv7(), handoverId, BY_HAND, item.title, item.late, item.byName, tx.now],
    );
  }

  /** Takes back a line that was typed, before it is signed over. */
  removeByHand(tx: WriteTx, handoverId: string, itemId: string): Promise<number> {
    return tx.change(
      'handover.items.remove',
      `DELETE FROM handover_item WHERE district_id = $1 AND handover_id = $2 AND id = $3 AND kind = $4 AND NOT late`,
      [tx.districtId, handoverId, itemId, BY_HAND],
    );
  }

  keepNote(tx: WriteTx, handoverId: string, itemId: string, note: string | null): Promise<number> {
    return tx.change(
      'handover.items.note',
      `UPDATE handover_item SET note = $4 WHERE district_id = $1 AND handover_id = $2 AND id = $3`,
      [tx.districtId, handoverId, itemId, note],
    );
  }

  signatures(tx: ReadTx, handoverId: string): Promise<SignatureRecord[]> {
    return tx.sql<SignatureRecord>(
      'handover.signatures.of',
      `SELECT side, signed_as AS "signedAs", person_id AS "personId", person_name AS "personName", tenure_id AS "tenureId",
              words, reason, list_digest AS "listDigest", signed_at AS "signedAt"
       FROM handover_signature WHERE district_id = $1 AND handover_id = $2 ORDER BY side DESC`,
      [tx.districtId, handoverId],
    );
  }

  /** Signs; a side that has signed keeps its signature, and the second attempt fails on the key. */
  async sign(tx: WriteTx, handoverId: string, signature: Omit<SignatureRecord, 'signedAt'>): Promise<void> {
    await tx.change(
      'handover.signatures.sign',
      `INSERT INTO handover_signature (district_id, handover_id, signed_at, side, signed_as, person_id, person_name,
                                       tenure_id, words, reason, list_digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tx.districtId,
        handoverId,
        tx.now,
        signature.side,
        signature.signedAs,
        signature.personId,
        signature.personName,
        signature.tenureId,
        signature.words,
        signature.reason,
        signature.listDigest,
      ],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { PageKey } from './page-cursor';

/** A notice to be put into somebody's inbox. */
export interface NewNotice {
  readonly id: string;
  readonly personId: string;
  readonly reminderId: string | null;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly parameters: NoticeParameters;
}

/** A notice as its reader finds it. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly parameters: NoticeParameters;
  readonly at: Date;
  readonly readAt: Date | null;
  /** `at` to the microsecond: what the next page goes on from. */
  readonly pageAt: string;
}

/** Beyond this many unread, the exact number helps nobody. */
const UNREAD_SHOWN = 100;

/** The only queries on `notice`. */
@Injectable()
export class NoticeRepository {
  insert(tx: WriteTx, notices: readonly NewNotice[]): Promise<number> {
    return tx.change(
      'reminders.notice.insert',
      `INSERT INTO notice (district_id, id, person_id, reminder_id, kind, subject_kind, subject_id, parameters, at)
       SELECT $1, t.*, clock_now()
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::jsonb[]) AS t
       ON CONFLICT (district_id, id) DO NOTHING`,
      [
        tx.districtId,
        notices.map(({ id }) => id),
        notices.map(({ personId }) => personId),
        notices.map(({ reminderId }) => reminderId),
        notices.map(({ kind }) => kind),
        notices.map(({ subjectKind }) => subjectKind),
        notices.map(({ subjectId }) => subjectId),
        notices.map(({ parameters }) => JSON.stringify(parameters)),
      ],
    );
  }

  page(tx: ReadTx, personId: string, after: PageKey | null, limit: number): Promise<NoticeRow[]> {
    return tx.sql<NoticeRow>(
      'reminders.notice.page',
      `SELECT id, kind, subject_kind AS "subjectKind", subject_id AS "subjectId", parameters, at, read_at AS "readAt",
              at::text AS "pageAt"
       FROM notice
       WHERE district_id = $1 AND person_id = $2 AND (at, id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, $1))
       ORDER BY at DESC, id DESC LIMIT $5`,
      [tx.districtId, personId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  byIds(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<Pick<NewNotice, 'id' | 'personId' | 'kind' | 'parameters'>[]> {
    return tx.sql(
      'reminders.notice.by-ids',
      `SELECT id, person_id AS "personId", kind, parameters FROM notice
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async unread(tx: ReadTx, personId: string): Promise<number> {
    const row = await tx.sqlOne<{ unread: number }>(
      'reminders.notice.unread',
      `SELECT count(*)::int AS unread FROM (
         SELECT 1 FROM notice WHERE district_id = $1 AND person_id = $2 AND read_at IS NULL LIMIT $3) AS waiting`,
      [tx.districtId, personId, UNREAD_SHOWN],
    );
    return row!.unread;
  }

  /** When one's own notice was first read; undefined when it is not one's own. Reading twice changes nothing. */
  async markRead(
    tx: WriteTx,
    personId: string,
    id: string,
  ): Promise<{ readAt: Date; first: boolean } | undefined> {
    const marked = await tx.sqlOne<{ readAt: Date }>(
      'reminders.notice.mark-read',
      `UPDATE notice SET read_at = clock_now()
       WHERE district_id = $1 AND person_id = $2 AND id = $3 AND read_at IS NULL RETURNING read_at AS "readAt"`,
      [tx.districtId, personId, id],
    );
    if (marked) return { ...marked, first: true };
    const known = await tx.sqlOne<{ readAt: Date }>(
      'reminders.notice.read-at',
      `SELECT read_at AS "readAt" FROM notice WHERE district_id = $1 AND person_id = $2 AND id = $3`,
      [tx.districtId, personId, id],
    );
    return known ? { ...known, first: false } : undefined;
  }
}

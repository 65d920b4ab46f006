import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { MailLocale } from '@zeren/domain/insight/reminders/reminder-mail';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { Delivery } from './delivery.entity';
import type { PageKey } from './page-cursor';

export type Channel = Delivery['channel'];
export type DeliveryState = Delivery['state'];
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed'] as const satisfies DeliveryState[];

/** A message to somebody, told once per key. In-app is delivered by being committed; e-mail waits for the sender. */
export interface NewDelivery {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly channel: Channel;
  readonly personId: string;
  readonly organizationId: string;
  readonly noticeId: string;
  readonly address: string | null;
  readonly locale: MailLocale;
}

/** An e-mail whose sending this process has claimed. */
export interface ClaimedDeliveryRow {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly address: string;
  readonly locale: MailLocale;
  /** Which attempt this is; a later one takes the claim away from an earlier one. */
  readonly attempts: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly parameters: { readonly title?: string; readonly titleEn?: string | null; readonly year?: number };
}

/** A message that waits to be sent. */
export interface UnsentRow {
  readonly id: string;
  readonly districtId: string;
  readonly attempts: number;
}

/** A line of the clerk's delivery record. */
export interface DeliveryRow {
  readonly id: string;
  readonly channel: Channel;
  readonly personName: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly lastFault: string | null;
  /** `queuedAt` to the microsecond: what the next page goes on from. */
  readonly pageAt: string;
}

/** Which part of the record is wanted. */
export interface DeliveryPage {
  readonly state: DeliveryState | null;
  readonly after: PageKey | null;
  readonly limit: number;
}

/** The only queries on `delivery`. */
@Injectable()
export class DeliveryRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** What waits to be sent now in any district, oldest first: what a worker may see across districts. */
  unsent(limit: number): Promise<UnsentRow[]> {
    return this.dataSource.query<UnsentRow[]>(
      `SELECT u.id, u.district_id AS "districtId", u.attempts
       FROM district d
       CROSS JOIN LATERAL (
         SELECT id, district_id, attempts, next_attempt_at FROM delivery
         WHERE district_id = d.id AND state IN ('queued', 'sending') AND next_attempt_at <= clock_now()
         ORDER BY next_attempt_at LIMIT $1) u
       ORDER BY u.next_attempt_at LIMIT $1`,
      [limit],
    );
  }

  insert(tx: WriteTx, deliveries: readonly NewDelivery[]): Promise<number> {
    return tx.change(
      'reminders.delivery.insert',
      `INSERT INTO delivery (district_id, id, idempotency_key, channel, person_id, organization_id, notice_id, address,
                             locale, state, queued_at, next_attempt_at, sent_at)
       SELECT $1, t.*, CASE t.channel WHEN 'in-app' THEN 'sent' ELSE 'queued' END, clock_now(), clock_now(),
              CASE t.channel WHEN 'in-app' THEN clock_now() END
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[])
            AS t(id, key, channel, person_id, organization_id, notice_id, address, locale)`,
      [
        tx.districtId,
        deliveries.map(({ id }) => id),
        deliveries.map(({ idempotencyKey }) => idempotencyKey),
        deliveries.map(({ channel }) => channel),
        deliveries.map(({ personId }) => personId),
        deliveries.map(({ organizationId }) => organizationId),
        deliveries.map(({ noticeId }) => noticeId),
        deliveries.map(({ address }) => address),
        deliveries.map(({ locale }) => locale),
      ],
    );
  }

  /**
   * Takes a message to send it: what waits, or what somebody took longer ago than an attempt may last and never marked,
   * who may have died between sending and marking. Undefined when there is nothing to take.
   */
  claim(tx: WriteTx, id: string, leaseSeconds: number): Promise<ClaimedDeliveryRow | undefined> {
    return tx.sqlOne<ClaimedDeliveryRow>(
      'reminders.delivery.claim',
      `UPDATE delivery d
       SET state = 'sending', attempts = attempts + 1, next_attempt_at = clock_now() + make_interval(secs => $3)
       FROM notice n
       WHERE d.district_id = $1 AND d.id = $2 AND d.channel = 'email'
         AND d.state IN ('queued', 'sending') AND d.next_attempt_at <= clock_now()
         AND n.district_id = $1 AND n.id = d.notice_id
       RETURNING d.id, d.idempotency_key AS "idempotencyKey", d.address, d.locale, d.attempts,
                 n.subject_kind AS "subjectKind", n.subject_id AS "subjectId", n.parameters`,
      [tx.districtId, id, leaseSeconds],
    );
  }

  markSent(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'reminders.delivery.sent',
      `UPDATE delivery SET state = 'sent', sent_at = clock_now(), last_fault = NULL
       WHERE district_id = $1 AND id = $2 AND state <> 'sent'`,
      [tx.districtId, id],
    );
  }

  /** Puts a failed attempt back to wait, or gives up; only while the claim is still this attempt's. */
  markFailed(
    tx: WriteTx,
    claimed: Pick<ClaimedDeliveryRow, 'id' | 'attempts'>,
    failure: { readonly fault: string; readonly pauseSeconds: number | null },
  ): Promise<number> {
    return tx.change(
      'reminders.delivery.failed',
      `UPDATE delivery
       SET state = CASE WHEN $5::float8 IS NULL THEN 'failed' ELSE 'queued' END, last_fault = $4,
           next_attempt_at = clock_now() + make_interval(secs => coalesce($5::float8, 0))
       WHERE district_id = $1 AND id = $2 AND attempts = $3 AND state = 'sending'`,
      [tx.districtId, claimed.id, claimed.attempts, failure.fault, failure.pauseSeconds],
    );
  }

  /** Deliveries about posts within the subtrees of `roots`, newest first. */
  page(tx: ReadTx, roots: readonly string[], wanted: DeliveryPage): Promise<DeliveryRow[]> {
    const { state, after, limit } = wanted;
    // One text for each filter, so that each is planned for its own index.
    return tx.sql<DeliveryRow>(
      `reminders.delivery.page.${state ?? 'any'}`,
      `SELECT d.id, d.channel, p.name AS "personName", d.state, d.attempts, d.queued_at AS "queuedAt",
              d.sent_at AS "sentAt", d.last_fault AS "lastFault", d.queued_at::text AS "pageAt"
       FROM delivery d JOIN person p ON p.district_id = d.district_id AND p.id = d.person_id
       WHERE d.district_id = $1 ${state ? `AND d.state = '${state}'` : ''}
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.descendant_id = d.organization_id
                       AND c.via = 'tree')
         AND (d.queued_at, d.id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, $1))
       ORDER BY d.queued_at DESC, d.id DESC LIMIT $5`,
      [tx.districtId, roots, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}

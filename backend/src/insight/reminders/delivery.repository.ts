import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { MailLocale, WaitingMatter } from '@zeren/domain/insight/reminders/reminder-mail';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { Delivery } from './delivery.entity';
import type { PageKey } from './page-cursor';

export type Channel = Delivery['channel'];
export type DeliveryState = Delivery['state'];
export const DELIVERY_STATES = [
  'held',
  'queued',
  'sending',
  'merged',
  'sent',
  'failed',
] as const satisfies DeliveryState[];

/**
 * A message to somebody, told once per key. In-app is delivered by being committed; what presses waits for the sender,
 * what does not for the digest.
 */
export interface NewDelivery {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly channel: Channel;
  readonly personId: string;
  readonly organizationId: string;
  readonly noticeId: string;
  readonly address: string | null;
  readonly locale: MailLocale;
  /** When it is gathered with what else there is for the person; null: told at once, by itself. */
  readonly digestAt: string | null;
}

/** A message whose sending this process has claimed. */
export interface ClaimedDeliveryRow {
  readonly id: string;
  readonly channel: Channel;
  readonly idempotencyKey: string;
  readonly personName: string;
  readonly address: string | null;
  readonly locale: MailLocale;
  /** Which attempt this is; a later one takes the claim away from an earlier one. */
  readonly attempts: number;
  /** Its own matter, and those that it carries. */
  readonly matters: readonly WaitingMatter[];
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
  readonly address: string | null;
  readonly organizationName: string;
  readonly kind: string;
  readonly parameters: NoticeParameters;
  /** How many more matters went out with it. */
  readonly carries: number;
  /** `queuedAt` to the microsecond: what the next page goes on from. */
  readonly pageAt: string;
}

/** Which part of the record is wanted. */
export interface DeliveryPage {
  readonly state: DeliveryState | null;
  readonly after: PageKey | null;
  readonly limit: number;
}

/** That a delivery (alias `d`) is about a post in the subtrees of the roots. */
const WITHIN = (roots: string): string => `EXISTS (
  SELECT 1 FROM organization_closure c
  WHERE c.district_id = $1 AND c.ancestor_id = ANY(${roots}::uuid[]) AND c.descendant_id = d.organization_id AND c.via = 'tree')`;

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
       SELECT $1, t.id, t.key, t.channel, t.person_id, t.organization_id, t.notice_id, t.address, t.locale,
              CASE WHEN t.channel = 'in-app' THEN 'sent' WHEN t.digest_at IS NULL THEN 'queued' ELSE 'held' END,
              clock_now(), coalesce(t.digest_at, clock_now()), CASE t.channel WHEN 'in-app' THEN clock_now() END
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[],
                   $10::timestamptz[])
            AS t(id, key, channel, person_id, organization_id, notice_id, address, locale, digest_at)`,
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
        deliveries.map(({ digestAt }) => digestAt),
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
      `WITH taken AS (
         UPDATE delivery d
         SET state = 'sending', attempts = attempts + 1, next_attempt_at = clock_now() + make_interval(secs => $3)
         WHERE d.district_id = $1 AND d.id = $2 AND d.channel <> 'in-app'
           AND d.state IN ('queued', 'sending') AND d.next_attempt_at <= clock_now()
         RETURNING d.id, d.channel, d.person_id, d.idempotency_key, d.address, d.locale, d.attempts)
       SELECT t.id, t.channel, p.name AS "personName", t.idempotency_key AS "idempotencyKey", t.address, t.locale, t.attempts,
              (SELECT jsonb_agg(n.parameters || jsonb_build_object(
                        'kind', n.kind, 'subjectKind', n.subject_kind, 'subjectId', n.subject_id) ORDER BY d.queued_at, d.id)
               FROM delivery d JOIN notice n ON n.district_id = $1 AND n.id = d.notice_id
               WHERE d.district_id = $1 AND (d.id = t.id OR d.carried_by = t.id)) AS matters
       FROM taken t JOIN person p ON p.district_id = $1 AND p.id = t.person_id`,
      [tx.districtId, id, leaseSeconds],
    );
  }

  /** Districts in which something was held until now: what a worker may see across districts. */
  async districtsWithDigests(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM district d WHERE EXISTS (
         SELECT 1 FROM delivery WHERE district_id = d.id AND state = 'held' AND next_attempt_at <= clock_now())`,
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Gathers what was held until now for so many people: of each one's messages by one channel the first waits to be sent
   * and carries the others. Nothing while reminders are due that nobody has claimed, or has not finished claiming: they
   * belong into the same digest. Rows are taken in one order and waited for, so that nobody's digest is split.
   */
  gather(tx: WriteTx, people: number): Promise<{ id: string; carries: boolean }[]> {
    return tx.sql<{ id: string; carries: boolean }>(
      'reminders.delivery.gather',
      `WITH people AS (
         SELECT DISTINCT person_id FROM delivery
         WHERE district_id = $1 AND state = 'held' AND next_attempt_at <= clock_now()
           AND NOT EXISTS (SELECT 1 FROM reminder
                           WHERE district_id = $1 AND state = 'waiting' AND due_at <= clock_now())
         ORDER BY person_id LIMIT $2),
       held AS (
         SELECT id, person_id, channel, queued_at FROM delivery
         WHERE district_id = $1 AND state = 'held' AND next_attempt_at <= clock_now()
           AND person_id IN (SELECT person_id FROM people)
         ORDER BY id FOR UPDATE),
       gathered AS (
         SELECT id, first_value(id) OVER (PARTITION BY person_id, channel ORDER BY queued_at, id) AS carrier FROM held)
       UPDATE delivery d
       SET state = CASE WHEN d.id = g.carrier THEN 'queued' ELSE 'merged' END,
           carried_by = nullif(g.carrier, d.id), next_attempt_at = clock_now()
       FROM gathered g WHERE d.district_id = $1 AND d.id = g.id
       RETURNING d.id, d.carried_by IS NULL AS carries`,
      [tx.districtId, people],
    );
  }

  /** Puts a claimed message back that was not tried: its channel takes none now. */
  putBack(
    tx: WriteTx,
    { id, attempts }: Pick<ClaimedDeliveryRow, 'id' | 'attempts'>,
    seconds: number,
  ): Promise<number> {
    return tx.change(
      'reminders.delivery.put-back',
      `UPDATE delivery
       SET state = 'queued', attempts = attempts - 1, next_attempt_at = clock_now() + make_interval(secs => $4)
       WHERE district_id = $1 AND id = $2 AND attempts = $3 AND state = 'sending'`,
      [tx.districtId, id, attempts, seconds],
    );
  }

  /** What could not be delivered waits again, to the address that holds now; 0 when it does not belong there. */
  async sendAgain(tx: WriteTx, roots: readonly string[], id: string): Promise<number> {
    const again = await tx.change(
      'reminders.delivery.send-again',
      `UPDATE delivery d
       SET state = 'queued', attempts = 0, next_attempt_at = clock_now(),
           address = coalesce((SELECT CASE d.channel WHEN 'email' THEN nullif(trim(c.email), '') ELSE nullif(trim(c.mobile), '') END
                               FROM person_contact c WHERE c.district_id = $1 AND c.person_id = d.person_id), d.address)
       WHERE d.district_id = $1 AND d.id = $2 AND d.state = 'failed' AND d.carried_by IS NULL AND ${WITHIN('$3')}`,
      [tx.districtId, id, roots],
    );
    if (again > 0) {
      await tx.change(
        'reminders.delivery.carry-again',
        `UPDATE delivery SET state = 'merged' WHERE district_id = $1 AND carried_by = $2 AND state = 'failed'`,
        [tx.districtId, id],
      );
    }
    return again;
  }

  /** Whether it is within the subtrees of `roots` at all. */
  async isWithin(tx: ReadTx, roots: readonly string[], id: string): Promise<boolean> {
    const rows = await tx.sql(
      'reminders.delivery.is-within',
      `SELECT 1 FROM delivery d WHERE d.district_id = $1 AND d.id = $2 AND ${WITHIN('$3')}`,
      [tx.districtId, id, roots],
    );
    return rows.length > 0;
  }

  markSent(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'reminders.delivery.sent',
      `UPDATE delivery SET state = 'sent', sent_at = clock_now(), last_fault = NULL
       WHERE district_id = $1 AND (id = $2 OR carried_by = $2) AND state <> 'sent'`,
      [tx.districtId, id],
    );
  }

  /** Puts a failed attempt back to wait, or gives up with all that it carries; only while the claim is still this attempt's. */
  markFailed(
    tx: WriteTx,
    claimed: Pick<ClaimedDeliveryRow, 'id' | 'attempts'>,
    failure: { readonly fault: string; readonly pauseSeconds: number | null },
  ): Promise<number> {
    return tx.change(
      'reminders.delivery.failed',
      `WITH tried AS (
         UPDATE delivery
         SET state = CASE WHEN $5::float8 IS NULL THEN 'failed' ELSE 'queued' END, last_fault = $4,
             next_attempt_at = clock_now() + make_interval(secs => coalesce($5::float8, 0))
         WHERE district_id = $1 AND id = $2 AND attempts = $3 AND state = 'sending' RETURNING id, state)
       UPDATE delivery d SET state = 'failed', last_fault = $4
       FROM tried WHERE tried.state = 'failed' AND d.district_id = $1 AND d.carried_by = tried.id`,
      [tx.districtId, claimed.id, claimed.attempts, failure.fault, failure.pauseSeconds],
    );
  }

  /** Deliveries about posts within the subtrees of `roots`, newest first. That somebody has a matter of accountability is in no list. */
  page(tx: ReadTx, roots: readonly string[], wanted: DeliveryPage): Promise<DeliveryRow[]> {
    const { state, after, limit } = wanted;
    // One text for each filter, so that each is planned for its own index.
    return tx.sql<DeliveryRow>(
      `reminders.delivery.page.${state ?? 'any'}`,
      `SELECT d.id, d.channel, p.name AS "personName", d.state, d.attempts, d.queued_at AS "queuedAt",
              d.sent_at AS "sentAt", d.last_fault AS "lastFault", d.queued_at::text AS "pageAt",
              d.address, o.name_zh AS "organizationName", n.kind, n.parameters,
              (SELECT count(*)::int FROM delivery m WHERE m.district_id = $1 AND m.carried_by = d.id) AS carries
       FROM delivery d
       JOIN person p ON p.district_id = $1 AND p.id = d.person_id
       JOIN organization o ON o.district_id = $1 AND o.id = d.organization_id
       JOIN notice n ON n.district_id = $1 AND n.id = d.notice_id
       WHERE d.district_id = $1 ${state ? `AND d.state = '${state}'` : ''} ${state === 'failed' ? 'AND d.carried_by IS NULL' : ''}
         AND n.subject_kind <> 'accountability-matter' AND ${WITHIN('$2')}
         AND (d.queued_at, d.id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, $1))
       ORDER BY d.queued_at DESC, d.id DESC LIMIT $5`,
      [tx.districtId, roots, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}

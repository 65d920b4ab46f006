import type { EntityManager } from 'typeorm';
import type { PoolClient, QueryResultRow } from 'pg';
import type { NewEvent } from '@zeren/domain/platform/event-envelope';
import type { Actor } from '../actor';
import type { SealedKind } from '../record/sealed-kind';

/** One act as the record keeps it. */
export interface AuditEntry {
  /** `noun.verb`, for instance `responsibility-list.issue`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before?: object | null;
  readonly after?: object | null;
}

/** An act on a row of a sealed kind: the record keeps what the row has become by the end of the transaction. */
export interface SealedAct {
  readonly action: string;
  readonly seal: SealedKind;
  readonly id: string;
  readonly before?: object | null;
}

/** A change of one count at one organisation; ancestors are reached when deltas are folded. */
export interface CounterDelta {
  readonly organizationId: string;
  /** What is counted, for instance `duty`. */
  readonly measure: string;
  /** The dimension of the count that screens group by: a domain code. */
  readonly domain: string;
  /** The bucket: a light, a state. */
  readonly bucket: string;
  /** The year of the count. */
  readonly year: number;
  readonly amount: number;
}

/** A transaction that only reads: row-level security applies to reads too. */
export class ReadTx {
  constructor(
    readonly actor: Actor,
    readonly manager: EntityManager,
    private readonly client: PoolClient,
    /** The database's clock at the start of the transaction, as an ISO instant. */
    readonly now: string,
    /** The same moment's date in Asia/Shanghai, `yyyy-MM-dd`. */
    readonly today: string,
  ) {}

  get districtId(): string {
    return this.actor.districtId;
  }

  /** Runs a named (prepared once per connection) statement. `name` must be unique per text in the whole program. */
  async sql<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const result = await this.client.query<Row>({ name, text, values: [...values] });
    return result.rows;
  }

  /** Like {@link sql}, for one row or none. */
  async sqlOne<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row | undefined> {
    return (await this.sql<Row>(name, text, values))[0];
  }

  /** Runs a statement that changes rows and answers how many it changed: the compare-and-set of a lifecycle. */
  async change(name: string, text: string, values: readonly unknown[]): Promise<number> {
    const result = await this.client.query({ name, text, values: [...values] });
    return result.rowCount ?? 0;
  }
}

/** A transaction that writes: audit, outbox and counter-delta rows collected here are written before the commit. */
export class WriteTx extends ReadTx {
  /** What the record is told, in order. */
  readonly acts: (AuditEntry | SealedAct)[] = [];
  readonly events: NewEvent[] = [];
  readonly deltas: CounterDelta[] = [];

  audit(entry: AuditEntry): void {
    this.acts.push(entry);
  }

  /** Every change of a row of a sealed kind is told so: its canonical row is read when all is done, by the kind's words. */
  seal(act: SealedAct): void {
    this.acts.push(act);
  }

  emit(event: NewEvent<string, object>): void {
    this.events.push(event as NewEvent);
  }

  count(delta: CounterDelta): void {
    this.deltas.push(delta);
  }
}

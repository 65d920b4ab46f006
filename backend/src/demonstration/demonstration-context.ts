import type { INestApplicationContext, Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { systemActor } from '../platform/actor';
import type { Actor } from '../platform/actor';
import type { ReadTx, WriteTx } from '../platform/database/transaction';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ActorFactory } from '../registry/access';
import { OrganizationReads } from '../registry/organizations';
import type { HolderRow } from '../registry/organizations';

export const REQUEST = 'demonstration';

/** The program without its HTTP side, and in whose name the story acts. */
export abstract class DemonstrationContext {
  /** The district's own actor, until a person acts. */
  protected actor: Actor = systemActor('', REQUEST);

  constructor(
    private readonly context: INestApplicationContext,
    private readonly source: DataSource,
  ) {}

  async close(): Promise<void> {
    await this.context.close();
    await this.source.destroy();
  }

  protected get<T>(token: Type<T>): T {
    return this.context.get(token, { strict: false });
  }

  protected read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).read(this.actor, work);
  }

  protected write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).write(this.actor, work);
  }

  protected async asPerson(code: string): Promise<Actor> {
    const [person] = await this.read((tx) => this.get(OrganizationReads).peopleByCode(tx, [code]));
    return this.get(ActorFactory).forPerson(this.actor.districtId, person!.id, { requestId: REQUEST });
  }

  /** Whoever answers for these posts today. */
  protected holders(postIds: readonly string[]): Promise<Map<string, HolderRow>> {
    return this.read((tx) => this.get(OrganizationReads).holders(tx, postIds, tx.today));
  }

  protected asHolder({ personId, tenureId }: HolderRow): Promise<Actor> {
    return this.get(ActorFactory).forPerson(this.actor.districtId, personId, {
      tenureId,
      requestId: REQUEST,
    });
  }
}

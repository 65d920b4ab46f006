import type { INestApplicationContext, Type } from '@nestjs/common';
import { systemActor } from '../platform/actor';
import type { Actor } from '../platform/actor';
import type { ReadTx, WriteTx } from '../platform/database/transaction';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ActorFactory } from '../registry/access';
import { OrganizationReads } from '../registry/organizations';
import type { HolderRow } from '../registry/organizations';

export const REQUEST = 'demonstration';

/** Organisations and posts by code. */
export interface CodedIds {
  readonly organizations: Map<string, string>;
  readonly posts: Map<string, { id: string; organizationId: string }>;
}

/** The program without its HTTP side, and in whose name the story acts. */
export class DemonstrationContext {
  /** The district's own actor, once the county has opened it; people act by `asPerson` and `asHolder`. */
  actor: Actor = systemActor('', REQUEST);

  constructor(private readonly program: INestApplicationContext) {}

  get<T>(token: Type<T>): T {
    return this.program.get(token, { strict: false });
  }

  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).read(this.actor, work);
  }

  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).write(this.actor, work);
  }

  async asPerson(code: string): Promise<Actor> {
    const [person] = await this.read((tx) => this.get(OrganizationReads).peopleByCode(tx, [code]));
    return this.get(ActorFactory).forPerson(this.actor.districtId, person!.id, { requestId: REQUEST });
  }

  /** Whoever answers for these posts today. */
  holders(postIds: readonly string[]): Promise<Map<string, HolderRow>> {
    return this.read((tx) => this.get(OrganizationReads).holders(tx, postIds, tx.today));
  }

  asHolder({ personId, tenureId }: HolderRow): Promise<Actor> {
    return this.get(ActorFactory).forPerson(this.actor.districtId, personId, {
      tenureId,
      requestId: REQUEST,
    });
  }

  /** The program's own date. */
  today(): Promise<string> {
    return this.read((tx) => Promise.resolve(tx.today));
  }

  /** Of the whole county. */
  ids(): Promise<CodedIds> {
    return this.read(async (tx) => {
      const root = await this.get(OrganizationReads).root(tx);
      const organizations = await this.get(OrganizationReads).subtree(tx, root!.id);
      const posts = await this.get(OrganizationReads).postsOf(
        tx,
        organizations.map(({ id }) => id),
      );
      return {
        organizations: new Map(organizations.map(({ code, id }) => [code, id])),
        posts: new Map(posts.map(({ code, id, organizationId }) => [code, { id, organizationId }])),
      };
    });
  }
}

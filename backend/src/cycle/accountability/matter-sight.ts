import { Injectable } from '@nestjs/common';
import type { MatterActor } from '@zeren/domain/cycle/accountability/may-act-on-matter';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { ConcernedPeople } from './concerned-people';
import type { CaseMemberRecord, MatterRecord } from './matter-record';
import { MattersRepository } from './matters.repository';

/** A matter as one of its members has it before them. */
export interface SeenMatter {
  readonly matter: MatterRecord;
  readonly members: readonly CaseMemberRecord[];
  readonly actor: MatterActor;
}

/**
 * The actor of a transaction about one matter: its members, and whom it is about, lie where the reader's own sight may not
 * reach. {@link MatterSight} opens such a transaction only after the reader's own has shown the matter.
 */
const onOneMatter = (actor: Actor): Actor => ({ ...actor, seesWholeDistrict: true });

/** Who may know of a matter: the posts that are its members, and nobody else. */
@Injectable()
export class MatterSight {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly matters: MattersRepository,
    private readonly concerned: ConcernedPeople,
  ) {}

  /** Looks at a matter that is the actor's. */
  async look<T>(actor: Actor, id: string, work: (tx: ReadTx, seen: SeenMatter) => Promise<T>): Promise<T> {
    await this.ownEyes(actor, id);
    return this.unitOfWork.read(onOneMatter(actor), async (tx) =>
      work(tx, await this.require(tx, await this.matters.byId(tx, id))),
    );
  }

  /** Acts on a matter that is the actor's, under a lock and the version that was seen. */
  async act<T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (tx: WriteTx, seen: SeenMatter) => Promise<T>,
  ): Promise<T> {
    await this.ownEyes(actor, id);
    return this.unitOfWork.write(onOneMatter(actor), async (tx) => {
      const seen = await this.require(tx, await this.matters.lock(tx, id));
      if (version !== null && seen.matter.version !== version)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      return work(tx, seen);
    });
  }

  /** Opens a matter: what nobody is a member of yet is nobody's. */
  open<T>(actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.unitOfWork.write(onOneMatter(actor), work);
  }

  /** Whether the transaction's own eyes see it, and the post acted under is a member. */
  async sees(tx: ReadTx, id: string): Promise<boolean> {
    const matter = await this.matters.byId(tx, id);
    return matter !== undefined && (await this.roleIn(tx, matter)) !== undefined;
  }

  /** Under the reader's own row-level security: what the database does not show is not there. */
  private async ownEyes(actor: Actor, id: string): Promise<void> {
    const seen = await this.unitOfWork.read(actor, (tx) => this.sees(tx, id));
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
  }

  private async require(tx: ReadTx, matter: MatterRecord | undefined): Promise<SeenMatter> {
    const members = matter ? await this.matters.members(tx, matter.id) : [];
    const own = members.find(({ postId }) => postId === tx.actor.postId);
    if (!matter || !own) throw new Refused(platformRefusals['request.not-found']());
    const concerned = await this.concerned.isActor(tx, matter);
    return { matter, members, actor: { concerned, role: own.role } };
  }

  private async roleIn(tx: ReadTx, { id }: MatterRecord): Promise<CaseMemberRecord['role'] | undefined> {
    const members = await this.matters.members(tx, id);
    return members.find(({ postId }) => postId === tx.actor.postId)?.role;
  }
}

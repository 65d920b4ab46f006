import { Injectable } from '@nestjs/common';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { ListRecord } from './list-rows';
import { ListRepository } from './list.repository';

/** Lists that the actor's body keeps: seeing a list of one's subtree is not keeping it. */
@Injectable()
export class KeptLists {
  constructor(
    private readonly lists: ListRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** The list, where the actor's permission reaches it and its set is theirs; whoever does not see it is told nothing. */
  async one(tx: ReadTx, listId: string, permission: Permission): Promise<ListRecord> {
    const roots = tx.actor.permissions.get(permission) ?? [];
    const sight = { roots: await this.organizations.scope(tx, roots), ownPostId: null };
    const [list] = await this.lists.inSight(tx, sight, [listId]);
    if (!list) throw new Refused(platformRefusals['request.not-found']());
    const body = await this.keptElsewhereBy(tx, listId);
    if (body !== null) {
      throw new Refused(
        responsibilityRefusals['responsibility-list.kept-elsewhere']({ parameters: { body } }),
      );
    }
    return list;
  }

  /** The name of the body that keeps the list, where it is not the actor's; null when it is. */
  async keptElsewhereBy(tx: ReadTx, listId: string): Promise<string | null> {
    const bodyId = (await this.lists.keptElsewhere(tx, [listId])).get(listId);
    if (bodyId === undefined) return null;
    const [body] = await this.organizations.organizations(tx, [bodyId]);
    return body?.nameZh ?? '';
  }
}

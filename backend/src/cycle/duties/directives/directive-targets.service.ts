import { Injectable } from '@nestjs/common';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { MOST_TARGETS } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import type { TargetQuery } from './dto/directive-requests.dto';
import type { TargetChoiceDto, TargetChoicesDto } from './dto/directives.dto';

/** Whom a directive can go to: by kind of post, level, subtree or assessment group, or one by one. */
@Injectable()
export class DirectiveTargetsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationReads,
  ) {}

  choices(actor: Actor, query: TargetQuery): Promise<TargetChoicesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const search = {
        kinds: query.kind,
        levels: query.level,
        within: query.within,
        groupId: query.assessmentGroupId,
        headsOnly: query.heads === '1',
      };
      const found = await this.organizations.assignablePosts(tx, search, MOST_TARGETS + 1);
      return {
        items: await this.views(tx, found.slice(0, MOST_TARGETS)),
        more: found.length > MOST_TARGETS,
      };
    });
  }

  /** Posts as people are shown them, with whoever answers for each today. */
  async views(tx: ReadTx, posts: readonly PostRow[]): Promise<TargetChoiceDto[]> {
    const ids = posts.map(({ id }) => id);
    const holders = await this.organizations.holders(tx, ids, tx.today);
    return posts.map(({ id, title, organizationId, organizationName, levelCode }) => ({
      postId: id,
      postTitle: title,
      organizationId,
      organizationName,
      levelCode,
      holderName: holders.get(id)?.personName ?? null,
    }));
  }

  /** Refuses posts that are gone, or that the actor has no right to give anything to; both count alike. */
  async requireAssignable(tx: ReadTx, postIds: readonly string[]): Promise<void> {
    if (postIds.length === 0) return;
    const asked = new Set(postIds);
    const found = await this.organizations.assignablePosts(tx, { ids: [...asked] }, asked.size);
    const count = asked.size - found.length;
    if (count > 0) {
      const parameters = { count };
      throw new Refused(
        directivesRefusals['directive.target-out-of-reach']({ field: 'targets', parameters }),
      );
    }
  }
}

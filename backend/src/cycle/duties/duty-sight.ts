import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { ScopeRoot } from '../../registry/organizations';
import type { DutySight as Sight } from './duty-pages.repository';
import type { DutyRecord } from './duty-record';

/** Which duties the one who asks may see: of the posts they look after always, else of organisations in sight. */
@Injectable()
export class DutySight {
  constructor(private readonly organizations: OrganizationReads) {}

  /** The own post, and for the head of an organisation its vacant ones. */
  async ownPosts(tx: ReadTx): Promise<string[]> {
    const { tenureId } = tx.actor;
    return tenureId === null ? [] : this.organizations.postsLookedAfter(tx, tenureId, tx.today);
  }

  async mine(tx: ReadTx): Promise<Sight> {
    return { postIds: await this.ownPosts(tx), roots: [] };
  }

  /** The own post is enough here: vacant posts of a head's organisation lie within the head's roots. */
  async own(tx: ReadTx): Promise<Sight> {
    return { postIds: ownPostIds(tx), roots: await this.organizations.scope(tx) };
  }

  /** Those of guided organisations too. */
  async all(tx: ReadTx): Promise<Sight> {
    return { postIds: ownPostIds(tx), roots: await this.organizations.sight(tx) };
  }

  /** What stands below an organisation; one that is not there has nothing below it: the closure answers with no rows. */
  async subtree(tx: ReadTx, organizationId: string): Promise<ScopeRoot> {
    const [root] = await this.organizations.scope(tx, [organizationId]);
    return root ?? { organizationId, column: 'closure' };
  }

  /** Not found and not in sight answer the same. */
  async require(tx: ReadTx, duty: DutyRecord | undefined): Promise<DutyRecord> {
    if (duty && (await this.sees(tx, duty))) return duty;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async sees(tx: ReadTx, duty: DutyRecord): Promise<boolean> {
    if (duty.postId === tx.actor.postId) return true;
    const seen = await this.organizations.inSight(tx, [duty.organizationId]);
    return seen.size > 0 || (await this.ownPosts(tx)).includes(duty.postId);
  }
}

const ownPostIds = (tx: ReadTx): string[] => (tx.actor.postId === null ? [] : [tx.actor.postId]);

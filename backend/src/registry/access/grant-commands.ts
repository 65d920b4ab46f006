import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { accessRefusals } from '@zeren/domain/registry/access/access-refusals';
import type { CapabilitySet } from '@zeren/domain/registry/access/permissions';
import type { WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { grantSeal } from './grant-seal';
import { GrantRepository } from './grant.repository';
import type { GrantRow } from './grant.repository';

/** One grant: a capability set over a subtree, to whoever holds a post or to a person. */
export interface NewGrant {
  readonly capabilitySet: CapabilitySet;
  readonly rootOrganizationId: string;
  readonly to: { readonly postId: string } | { readonly personId: string };
  /** `yyyy-MM-dd`; today when left out. */
  readonly validFrom?: string;
}

/** The same grant for every post of a kind. */
export interface GrantByKind {
  readonly capabilitySet: CapabilitySet;
  readonly postKind: string;
  /** Each post's own organisation, or one organisation for all. */
  readonly root: 'own-organization' | { readonly organizationId: string };
  readonly validFrom?: string;
}

/** Command port of access: grants. They are sealed: each leaves its canonical row in the record (decision 9). */
@Injectable()
export class GrantCommands {
  constructor(private readonly grants: GrantRepository) {}

  async grant(tx: WriteTx, grant: NewGrant): Promise<{ id: string }> {
    const [made] = await this.insert(tx, [
      {
        id: uuidv7(),
        capabilitySet: grant.capabilitySet,
        rootOrganizationId: grant.rootOrganizationId,
        postId: 'postId' in grant.to ? grant.to.postId : null,
        personId: 'personId' in grant.to ? grant.to.personId : null,
        validFrom: grant.validFrom ?? tx.today,
        validTo: null,
        version: 1,
      },
    ]);
    if (!made) throw new Refused(accessRefusals['access.grant-exists']());
    record(tx, made);
    return { id: made.id };
  }

  /** Grants to all posts of a kind that do not have the same grant yet; answers how many. */
  async grantToPostKind(tx: WriteTx, grant: GrantByKind): Promise<number> {
    const root = grant.root === 'own-organization' ? null : grant.root.organizationId;
    const posts = await this.grants.postsOfKind(tx, grant.postKind);
    const made = await this.insert(
      tx,
      posts.map((post) => ({
        id: uuidv7(),
        capabilitySet: grant.capabilitySet,
        rootOrganizationId: root ?? post.organizationId,
        postId: post.id,
        personId: null,
        validFrom: grant.validFrom ?? tx.today,
        validTo: null,
        version: 1,
      })),
    );
    for (const row of made) record(tx, row);
    return made.length;
  }

  private async insert(tx: WriteTx, rows: readonly GrantRow[]): Promise<GrantRow[]> {
    await this.grants.oneAtATime(tx);
    return this.grants.insert(tx, rows);
  }

  /** Ends a grant today: it does not hold from the next request on. */
  async revoke(tx: WriteTx, id: string, version: number): Promise<void> {
    const before = await this.grants.one(tx, id);
    if (!before) throw new Refused(platformRefusals['request.not-found']());
    const after = await this.grants.end(tx, id, version);
    if (!after) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action: 'capability-grant.revoke', seal: grantSeal, id, before });
  }
}

function record(tx: WriteTx, { id }: GrantRow): void {
  tx.seal({ action: 'capability-grant.grant', seal: grantSeal, id });
}

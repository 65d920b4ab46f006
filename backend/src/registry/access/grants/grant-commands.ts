import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { accessRefusals } from '@zeren/domain/registry/access/access-refusals';
import { mayExtendGrant, mayRevokeGrant } from '@zeren/domain/registry/access/grant-state';
import type { GrantDays } from '@zeren/domain/registry/access/grant-state';
import type { CapabilitySet } from '@zeren/domain/registry/access/permissions';
import type { Outcome } from '@zeren/domain/platform/refusal';
import type { WriteTx } from '../../../platform/database/transaction';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { grantSeal } from './grant-seal';
import { GrantRepository } from './grant.repository';
import type { GrantRow } from './grant.repository';

/** When a grant holds: from today and without an end where nothing is said. */
type Days = Partial<GrantDays>;

/** One grant: a capability set over a subtree, to whoever holds a post or to a person. */
export interface NewGrant extends Days {
  readonly capabilitySet: CapabilitySet;
  readonly rootOrganizationId: string;
  readonly to: { readonly postId: string } | { readonly personId: string };
}

/** The same grant for every post of a kind. */
export interface GrantByKind extends Days {
  readonly capabilitySet: CapabilitySet;
  readonly postKind: string;
  /** Each post's own organisation, or one organisation for all. */
  readonly root: 'own-organization' | { readonly organizationId: string };
  /** Only posts in this subtree. */
  readonly within?: string;
}

/** Command port of access: grants. They are sealed: each leaves its canonical row in the record (decision 9). */
@Injectable()
export class GrantCommands {
  constructor(private readonly grants: GrantRepository) {}

  async grant(tx: WriteTx, grant: NewGrant): Promise<GrantRow> {
    const { capabilitySet, rootOrganizationId, to } = grant;
    const holder = {
      postId: 'postId' in to ? to.postId : null,
      personId: 'personId' in to ? to.personId : null,
    };
    const row = {
      id: uuidv7(),
      capabilitySet,
      rootOrganizationId,
      ...holder,
      ...daysOf(tx, grant),
      version: 1,
    };
    const [made] = await this.insert(tx, [row]);
    if (!made) throw new Refused(accessRefusals['access.grant-exists']());
    return made;
  }

  /** Grants to all posts of a kind that do not have the same grant yet; answers how many. */
  async grantToPostKind(tx: WriteTx, grant: GrantByKind): Promise<number> {
    const days = daysOf(tx, grant);
    const posts = await this.grants.postsOfKind(tx, { ...grant, ...days });
    const rows = posts
      .filter(({ holds }) => !holds)
      .map(({ postId, rootOrganizationId }) => ({
        id: uuidv7(),
        capabilitySet: grant.capabilitySet,
        rootOrganizationId,
        postId,
        personId: null,
        ...days,
        version: 1,
      }));
    return (await this.insert(tx, rows)).length;
  }

  /** Takes a grant back: from today on, or after a last day. Bites on the next request. */
  revoke(tx: WriteTx, id: string, version: number, lastDay: string | null = null): Promise<GrantRow> {
    return this.change(tx, { id, version, action: 'capability-grant.revoke' }, (grant) =>
      mayRevokeGrant(grant, lastDay, tx.today),
    );
  }

  /** Lets a grant hold longer; null is without an end. */
  extend(tx: WriteTx, id: string, version: number, lastDay: string | null): Promise<GrantRow> {
    return this.change(tx, { id, version, action: 'capability-grant.extend' }, (grant) =>
      mayExtendGrant(grant, lastDay, tx.today),
    );
  }

  private async insert(tx: WriteTx, rows: readonly GrantRow[]): Promise<GrantRow[]> {
    const made = await this.grants.insert(tx, rows);
    for (const { id } of made) tx.seal({ action: 'capability-grant.grant', seal: grantSeal, id });
    return made;
  }

  private async change(
    tx: WriteTx,
    { id, version, action }: { id: string; version: number; action: string },
    rule: (grant: GrantRow) => Outcome<string | null>,
  ): Promise<GrantRow> {
    const before = await this.grants.one(tx, id);
    if (!before) throw new Refused(platformRefusals['request.not-found']());
    const validTo = accept(rule(before));
    const after = await this.grants.setValidTo(tx, id, version, validTo).catch((error: unknown) => {
      throw isOverlap(error) ? new Refused(accessRefusals['access.grant-exists']()) : error;
    });
    if (!after) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action, seal: grantSeal, id, before });
    return after;
  }
}

function daysOf(tx: WriteTx, { validFrom, validTo }: Days): GrantDays {
  return { validFrom: validFrom ?? tx.today, validTo: validTo ?? null };
}

/** The constraint that one grant of one content holds on any day (migration 020). */
function isOverlap(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'capability_grant_once';
}

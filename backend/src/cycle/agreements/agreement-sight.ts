import { Injectable } from '@nestjs/common';
import type { SigningActor } from '@zeren/domain/cycle/agreements/may-sign-agreement';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { AgreementRecord, AgreementWithText } from './agreement-record';
import { AgreementsRepository } from './agreements.repository';

/** How somebody stands to an agreement. */
export interface AgreementParty extends SigningActor {
  /** Keeps agreements of the issuing body: the clerk. */
  readonly manages: boolean;
}

/** Who may see an agreement, and as what. */
@Injectable()
export class AgreementSight {
  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Not found and not in sight answer the same: row-level security has already left out what is foreign. */
  async require(tx: ReadTx, id: string): Promise<AgreementWithText> {
    const agreement = await this.agreements.byId(tx, id);
    if (agreement && (await this.sees(tx, agreement))) return agreement;
    throw new Refused(platformRefusals['request.not-found']());
  }

  async sees(tx: ReadTx, agreement: AgreementRecord): Promise<boolean> {
    if (agreement.postId === tx.actor.postId) return true;
    return (await this.organizations.inSight(tx, [agreement.organizationId])).size > 0;
  }

  /** The agreements, locked, that the actor's permission over the issuing body reaches: all of them or none. */
  async requireManaged(tx: WriteTx, ids: readonly string[]): Promise<AgreementWithText[]> {
    const found = await this.agreements.lock(tx, ids);
    const bodies = [...new Set(found.map(({ issuerOrganizationId }) => issuerOrganizationId))];
    const kept = await this.organizations.within(tx, bodies);
    const managed = found.filter(({ issuerOrganizationId }) => kept.has(issuerOrganizationId));
    if (managed.length < new Set(ids).size) throw new Refused(platformRefusals['request.not-found']());
    return managed;
  }

  /** How the actor stands to each of these agreements, by id. */
  async parties(tx: ReadTx, agreements: readonly AgreementRecord[]): Promise<Map<string, AgreementParty>> {
    const posts = [...new Set(agreements.flatMap(({ postId, issuerPostId }) => [postId, issuerPostId]))];
    const holders = await this.organizations.holders(tx, posts, tx.today);
    const roots = tx.actor.permissions.get('agreements.manage') ?? [];
    const bodies = [...new Set(agreements.map(({ issuerOrganizationId }) => issuerOrganizationId))];
    const kept = roots.length === 0 ? new Set() : await this.organizations.within(tx, bodies, roots);
    const { tenureId, personId } = tx.actor;
    const answers = (postId: string) => tenureId !== null && holders.get(postId)?.tenureId === tenureId;
    return new Map(
      agreements.map(({ id, postId, issuerPostId, issuerOrganizationId }) => [
        id,
        {
          personId,
          isResponsible: answers(postId),
          isIssuer: answers(issuerPostId),
          manages: kept.has(issuerOrganizationId),
        },
      ]),
    );
  }

  async party(tx: ReadTx, agreement: AgreementRecord): Promise<AgreementParty> {
    return (await this.parties(tx, [agreement])).get(agreement.id)!;
  }
}

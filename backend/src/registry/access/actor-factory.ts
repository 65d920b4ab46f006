import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { actingTenure, administratorPowers, powersOf } from '@zeren/domain/registry/access/powers';
import type { Powers } from '@zeren/domain/registry/access/powers';
import type { Actor } from '../../platform/actor';
import { Refused } from '../../platform/refused';
import { PresentFactsRepository } from './present-facts.repository';
import type { PresentFacts, TenureFacts } from './present-facts.repository';

/** Who acts, for acts that no request carries: a job that continues a person's act, the demonstration's story. */
export interface ActorChoice {
  /** The tenure to act under; the person's first one when left out. */
  readonly tenureId?: string;
  readonly requestId: string;
}

/** Makes actors from what is stored now. */
@Injectable()
export class ActorFactory {
  constructor(private readonly facts: PresentFactsRepository) {}

  async forAccount(accountId: string, choice: ActorChoice): Promise<Actor> {
    return this.made(await this.facts.ofAccount(accountId), choice);
  }

  async forPerson(districtId: string, personId: string, choice: ActorChoice): Promise<Actor> {
    return this.made(await this.facts.ofPerson(districtId, personId), choice);
  }

  private made(
    facts: PresentFacts | undefined,
    { tenureId = null, requestId }: { tenureId?: string | null; requestId: string },
  ) {
    const runs = !tenureId || facts?.tenures.some((tenure) => tenure.tenureId === tenureId);
    if (!facts || !runs) throw new Refused(platformRefusals['request.not-found']());
    return actorFrom(facts, tenureId, requestId);
  }
}

/** The actor that these facts make, under the chosen tenure or the first of the order. */
export function actorFrom(facts: PresentFacts, chosenTenureId: string | null, requestId: string): Actor {
  const acting = actingTenure(facts.tenures, chosenTenureId);
  const powers = powersFrom(facts, acting);
  return {
    districtId: facts.district.id,
    accountId: facts.accountId,
    personId: facts.person?.id ?? null,
    tenureId: acting?.tenureId ?? null,
    postId: acting?.postId ?? null,
    organizationId: acting?.organizationId ?? null,
    permissions: powers.permissions,
    rootOrganizationIds: powers.rootOrganizationIds,
    administrator: facts.administrator,
    request: { id: requestId },
  };
}

/** What these facts allow under a tenure. */
export function powersFrom(facts: PresentFacts, acting: TenureFacts | null): Powers {
  return facts.administrator
    ? administratorPowers(facts.administrator, facts.districtRoots)
    : powersOf(facts.grants, acting);
}

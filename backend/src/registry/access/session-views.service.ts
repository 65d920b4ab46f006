import { Injectable } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { actingTenure, heldUnder, orderTenures } from '@zeren/domain/registry/access/powers';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { stepUpMethodOf } from '@zeren/domain/registry/identity/step-up';
import type { Actor } from '../../platform/actor';
import { Refused } from '../../platform/refused';
import { secretHash, SessionSettings } from '../identity';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { DistrictChoice } from './district-choice.service';
import { powersFrom } from './actor-factory';
import type { CurrentSession } from './current-session';
import { SecondStepView } from './dto/second-factor.dto';
import { SessionView } from './dto/session.dto';
import type { ReachView, TenureView } from './dto/session.dto';
import { PresentFactsRepository } from './present-facts.repository';
import type { SessionFacts, TenureFacts } from './present-facts.repository';

/** The session as its owner sees it, and what they set on it. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly facts: PresentFactsRepository,
    private readonly settings: SessionSettings,
    private readonly districts: DistrictChoice,
  ) {}

  async bySecret(secret: string): Promise<SessionView> {
    return viewOf(await this.factsOf(secret));
  }

  async answerBySecret(secret: string): Promise<SessionView | SecondStepView> {
    return answerOf(await this.factsOf(secret));
  }

  async actAs(actor: Actor, session: CurrentSession, tenureId: string): Promise<SessionView> {
    if (!session.facts.tenures.some((tenure) => tenure.tenureId === tenureId)) {
      throw new Refused(identityRefusals['session.tenure-not-held']({ field: 'tenureId' }));
    }
    await this.settings.actAs(actor, session.secret, tenureId);
    return this.bySecret(session.secret);
  }

  /** For administrators, whom the route's permission lets through and nobody else. */
  async workIn(actor: Actor, session: CurrentSession, districtId: string): Promise<SessionView> {
    const districts = await this.districts.all(actor);
    if (!districts.some(({ id }) => id === districtId)) {
      throw new Refused(platformRefusals['request.not-found']({ field: 'districtId' }));
    }
    await this.settings.workIn(actor, session.secret, districtId);
    return this.bySecret(session.secret);
  }

  async setLocale(actor: Actor, session: CurrentSession, locale: 'zh-CN' | 'en'): Promise<SessionView> {
    await this.settings.setLocale(actor, locale);
    return this.bySecret(session.secret);
  }

  private async factsOf(secret: string): Promise<SessionFacts> {
    const facts = await this.facts.ofSession(secretHash(secret));
    if (!facts) throw new Refused(identityRefusals['session.missing']());
    return facts;
  }
}

/** The two shapes of {@link answerOf}, for the document. */
export const SESSION_OR_STEP = {
  oneOf: [{ $ref: getSchemaPath(SessionView) }, { $ref: getSchemaPath(SecondStepView) }],
};

/** What the browser is told of a session; before its second step, nothing but that there is one. */
export function answerOf(facts: SessionFacts): SessionView | SecondStepView {
  return facts.stage === 'full' ? viewOf(facts) : { next: 'totp', enrolled: facts.hasSecondFactor };
}

function viewOf(facts: SessionFacts): SessionView {
  const acting = actingTenure(facts.tenures, facts.actingTenureId);
  return {
    accountId: facts.accountId,
    username: facts.username,
    locale: facts.locale,
    person: facts.person,
    administrator: facts.administrator,
    district: facts.district,
    acting: acting && tenureView(acting),
    tenures: orderTenures(facts.tenures).map(tenureView),
    reach: reachOf(facts, acting),
    permissions: [...powersFrom(facts, acting).permissions.keys()].sort(),
    passwordChangeDue: facts.passwordDue !== null,
    passwordDue: facts.passwordDue,
    stepUpBy: stepUpMethodOf(facts),
    today: facts.today,
    year: Number(facts.today.slice(0, 4)),
  };
}

/** The organisations over whose subtrees the grants hold that count now. */
function reachOf(facts: SessionFacts, acting: TenureFacts | null): ReachView[] {
  const reach = heldUnder(facts.grants, acting).map(
    ({ rootOrganizationId, rootName }) => [rootOrganizationId, rootName] as const,
  );
  return [...new Map(reach)].map(([id, nameZh]) => ({ id, nameZh }));
}

function tenureView(tenure: TenureFacts): TenureView {
  const { tenureId, kind, postId, postTitle, postKind, organizationId } = tenure;
  const { organizationName, organizationNameEn } = tenure;
  return {
    ...{ tenureId, kind, postId, postTitle, postKind },
    ...{ organizationId, organizationName, organizationNameEn },
  };
}

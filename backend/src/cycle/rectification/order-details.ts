import { Injectable } from '@nestjs/common';
import { mayAskMoreTime, mayDecideMoreTime } from '@zeren/domain/cycle/rectification/may-extend-order';
import { mayCloseOrder } from '@zeren/domain/cycle/rectification/may-close-order';
import { mayLookBack } from '@zeren/domain/cycle/rectification/may-look-back';
import { mayMoveOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import type { MovedOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import { mayVerifyOrder } from '@zeren/domain/cycle/rectification/may-verify-order';
import { actsAsOwner } from '@zeren/domain/cycle/rectification/order-parties';
import type { OrderActor } from '@zeren/domain/cycle/rectification/order-parties';
import { ORDER_VERBS, orderStateAfter } from '@zeren/domain/cycle/rectification/rectification-states';
import type { OrderState, OrderVerb } from '@zeren/domain/cycle/rectification/rectification-states';
import type { Outcome } from '@zeren/domain/platform/refusal';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../../platform/database/transaction';
import { EvidenceReads, VerificationActs } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import type { OrderDetailDto, OrderExtensionDto } from './dto/orders.dto';
import { OrderExtensionsRepository } from './extensions.repository';
import type { OrderExtensionRecord } from './extensions.repository';
import type { OrderRecord } from './order-record';
import { OrderSight } from './order-sight';
import { OrderViews } from './order-views';
import { OrdersRepository } from './orders.repository';

/** Under which permission each act is done. */
const PERMISSION: Readonly<Record<OrderVerb, Permission>> = {
  ...{ receive: 'rectification.report', plan: 'rectification.report', progress: 'rectification.report' },
  ...{
    submit: 'rectification.report',
    'approve-plan': 'rectification.lead',
    'return-plan': 'rectification.lead',
  },
  ...{ hold: 'rectification.lead', resume: 'rectification.lead', withdraw: 'rectification.lead' },
  ...{ close: 'rectification.lead', verify: 'rectification.verify', return: 'rectification.verify' },
  ...{ pass: 'rectification.verify', relapse: 'rectification.verify' },
};

/** States in which the unit may add evidence. */
const ATTACHING: ReadonlySet<OrderState> = new Set(['received', 'planned', 'working']);

type Reaches = (permission: Permission) => boolean;

/** An order with everything that belongs to it, and what the one who asks may do. */
@Injectable()
export class OrderDetails {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly views: OrderViews,
    private readonly sight: OrderSight,
    private readonly extensions: OrderExtensionsRepository,
    private readonly evidence: EvidenceReads,
    private readonly acts: VerificationActs,
    private readonly organizations: OrganizationReads,
  ) {}

  async of(tx: ReadTx, order: OrderRecord): Promise<OrderDetailDto> {
    const subject = { kind: 'rectification-order', id: order.id };
    const [row] = await this.views.rows(tx, [order]);
    const [issuer] = await this.organizations.organizations(tx, [order.issuerOrganizationId]);
    const [finder] = order.finderPersonId ? await this.organizations.people(tx, [order.finderPersonId]) : [];
    const steps = await this.orders.steps(tx, order.id);
    const asked = await this.extensions.ofOrder(tx, order.id);
    const by = await this.namesOf(tx, [
      order.issuedByTenureId,
      ...steps.map(({ byTenureId }) => byTenureId),
      ...asked.flatMap(({ askedByTenureId, decidedByTenureId }) =>
        [askedByTenureId, decidedByTenureId ?? []].flat(),
      ),
    ]);
    const may = await this.may(tx, order, asked);
    return {
      ...row!,
      request: order.request,
      issuerName: issuer?.nameZh ?? '',
      issuedBy: by(order.issuedByTenureId),
      issuedOn: order.issuedOn,
      receivedOn: order.receivedOn,
      submittedOn: order.submittedOn,
      heldSince: order.heldSince,
      apart: order.apart,
      finderName: finder?.name ?? null,
      steps: steps.map(({ verb, round, text, at, byTenureId }) => ({
        ...{ verb, round, text, at: at.toISOString(), by: by(byTenureId) },
      })),
      evidence: await this.evidence.ofSubject(tx, subject, order.foundOn),
      reusable: may.may.includes('attach')
        ? await this.evidence.reusable(tx, order.organizationId, subject)
        : [],
      acts: await this.acts.ofSubject(tx, subject),
      extensions: asked.map((one) => extensionDto(one, by)),
      ...may,
    };
  }

  private async namesOf(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<(tenureId: string | null) => string | null> {
    const tenures = await this.organizations.tenures(tx, [...new Set(ids)]);
    const names = new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
    return (tenureId) => names.get(tenureId ?? '') ?? null;
  }

  private async may(
    tx: ReadTx,
    order: OrderRecord,
    asked: readonly OrderExtensionRecord[],
  ): Promise<Pick<OrderDetailDto, 'may' | 'refusal' | 'mayAsk'>> {
    const moved = await this.sight.moved(tx, order);
    const actor = await this.sight.actor(tx);
    const reaches = await this.reaching(tx, order.organizationId);
    const verdict = (verb: OrderVerb) => outcomeOf(verb, order, moved, actor, tx.today);
    const may: OrderDetailDto['may'] = ORDER_VERBS.filter(
      (verb) => reaches(PERMISSION[verb]) && verdict(verb).ok,
    );
    const span = mayAskMoreTime(
      { ...moved, standsDueOn: order.standsDueOn },
      asked.filter(({ round }) => round === order.round),
      actor,
      tx.today,
    );
    const asks = reaches('rectification.report') && span.ok;
    if (asks) may.push('ask-extension');
    const waiting = asked.find(({ state }) => state === 'asked');
    const decides =
      waiting &&
      mayDecideMoreTime({ ...moved, standsDueOn: order.standsDueOn, round: order.round }, waiting, actor, {
        granted: false,
        today: tx.today,
      }).ok;
    if (decides && reaches('rectification.lead')) may.push('decide-extension');
    const attaches = ATTACHING.has(order.state) && actsAsOwner(moved, actor).ok;
    if (attaches && reaches('rectification.report')) may.push('attach');
    return { may, mayAsk: asks ? span.value : null, refusal: why(order, reaches, verdict) };
  }

  /** Which permissions the one who asks holds over the unit. */
  private async reaching(tx: ReadTx, organizationId: string): Promise<Reaches> {
    const rootsOf = (permission: Permission) => tx.actor.permissions.get(permission) ?? [];
    const roots = [...new Set(Object.values(PERMISSION).flatMap(rootsOf))];
    const over = await this.organizations.rootsOver(tx, organizationId, roots);
    return (permission) => rootsOf(permission).some((root) => over.has(root));
  }
}

function outcomeOf(
  verb: OrderVerb,
  order: OrderRecord,
  moved: MovedOrder,
  actor: OrderActor,
  today: string,
): Outcome<OrderState> {
  const { evidenceCount: evidence, planApprovedAt, verificationActId, lookBackOn } = order;
  switch (verb) {
    case 'verify':
      return mayVerifyOrder(moved, actor, 'confirmed');
    case 'return':
      return mayVerifyOrder(moved, actor, 'returned');
    case 'close':
      return mayCloseOrder(
        { ...moved, evidence, planApproved: planApprovedAt !== null, verificationActId },
        actor,
      );
    case 'pass':
      return mayLookBack({ ...moved, lookBackOn }, actor, 'confirmed', today);
    default:
      return mayMoveOrder(moved, actor, verb);
  }
}

/** Of what is next and within the reader's permissions, why they may not: shown beside the button that is missing. */
function why(
  order: OrderRecord,
  reaches: Reaches,
  verdict: (verb: OrderVerb) => Outcome<OrderState>,
): OrderDetailDto['refusal'] {
  const next = ORDER_VERBS.filter((verb) => orderStateAfter(order.state, verb) && reaches(PERMISSION[verb]));
  const outcomes = next.map(verdict);
  if (outcomes.some(({ ok }) => ok)) return null;
  const first = outcomes.find((each) => !each.ok);
  return first && !first.ok ? { zh: first.refusal.zh, en: first.refusal.en } : null;
}

function extensionDto(
  { id, state, dueBefore, askedFor, reason, decisionReason, version, ...one }: OrderExtensionRecord,
  by: (tenureId: string | null) => string | null,
): OrderExtensionDto {
  return {
    ...{ id, state, dueBefore, askedFor, reason, decisionReason, version },
    askedBy: by(one.askedByTenureId),
    askedAt: one.askedAt.toISOString(),
    decidedBy: by(one.decidedByTenureId),
    decidedAt: one.decidedAt?.toISOString() ?? null,
  };
}

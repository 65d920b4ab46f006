import { Injectable } from '@nestjs/common';
import { mayMoveOrder } from '@zeren/domain/cycle/rectification/may-move-order';
import { actsAsOwner } from '@zeren/domain/cycle/rectification/order-parties';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept } from '../../platform/refused';
import { EvidenceCommands } from '../../registry/evidence';
import type {
  EvidencePreviewDto,
  EvidenceViewDto,
  LinkedEvidence,
  OpenedEvidence,
  Upload,
} from '../../registry/evidence';
import type { OrderRecord } from './order-record';
import { OrderSight } from './order-sight';
import { OrdersRepository } from './orders.repository';

/** Evidence of what was put right: added by the unit until it has submitted, opened by whoever sees the order. */
@Injectable()
export class OrderEvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly sight: OrderSight,
    private readonly evidence: EvidenceCommands,
  ) {}

  /** Asked before the bytes are taken and again when they are linked, one at a time: the upload may take its time. */
  async upload(actor: Actor, id: string, upload: Upload): Promise<EvidenceViewDto> {
    const { organizationId } = await this.unitOfWork.read(actor, async (tx) =>
      this.attachable(tx, await this.orders.byId(tx, id)),
    );
    const stored = await this.evidence.store(actor, organizationId, upload);
    return this.unitOfWork.write(actor, async (tx) => {
      await this.attachable(tx, await this.orders.lock(tx, id));
      return this.counted(tx, id, await this.evidence.attach(tx, stored, subjectOf(id)));
    });
  }

  /** Links earlier evidence of the unit. */
  link(actor: Actor, id: string, evidenceId: string): Promise<EvidenceViewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId } = await this.attachable(tx, await this.orders.lock(tx, id));
      const linked = await this.evidence.linkExisting(tx, organizationId, evidenceId, subjectOf(id));
      return this.counted(tx, id, linked);
    });
  }

  open(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.orders.byId(tx, id));
      return this.evidence.open(tx, subjectOf(id), evidenceId);
    });
  }

  /** Text and tables of a piece, for whoever sees it; recorded as an opening. */
  preview(actor: Actor, id: string, evidenceId: string): Promise<EvidencePreviewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.orders.byId(tx, id));
      return { blocks: [...(await this.evidence.preview(tx, subjectOf(id), evidenceId))] };
    });
  }

  thumbnail(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, await this.orders.byId(tx, id));
      return this.evidence.thumbnail(tx, subjectOf(id), evidenceId);
    });
  }

  /** While the unit works on it: once it is signed for, until it is submitted. */
  private async attachable(tx: ReadTx, found: OrderRecord | undefined): Promise<OrderRecord> {
    const order = await this.sight.within(tx, found);
    const [moved, actor] = [await this.sight.moved(tx, order), await this.sight.actor(tx)];
    accept(actsAsOwner(moved, actor));
    if (order.state !== 'received' && order.state !== 'planned')
      accept(mayMoveOrder(moved, actor, 'progress'));
    return order;
  }

  private async counted(tx: WriteTx, id: string, { view, added }: LinkedEvidence): Promise<EvidenceViewDto> {
    if (added) await this.orders.addEvidence(tx, id);
    return view;
  }
}

const subjectOf = (id: string) => ({ kind: 'rectification-order', id });

import { Injectable } from '@nestjs/common';
import { orderNumber } from '@zeren/domain/cycle/rectification/order-words';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { ImportRunRepository } from '../../platform/imports/import-run.repository';
import { ownRuns } from '../../platform/imports/import-run-subjects';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { PROBLEM_IMPORT } from './from-above/problem-import.service';
import { OrderSight } from './order-sight';
import { OrdersRepository } from './orders.repository';

/** What is known of orders by their ids alone. */
@Injectable()
@KnowsSubjects()
export class RectificationSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'rectification-order': {
      permission: 'rectification.read',
      names: async (tx, ids) =>
        (await this.orders.byIds(tx, ids)).map((order) => ({
          id: order.id,
          zh: `${orderNumber(order)} ${order.title}`,
          en: null,
        })),
      sees: async (tx, id) => {
        const order = await this.orders.byId(tx, id);
        return order !== undefined && this.sight.sees(tx, order);
      },
      organizations: async (tx, id) =>
        (await this.orders.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly sight: OrderSight,
    evidence: EvidenceReads,
    runs: ImportRunRepository,
  ) {
    const way: WayIn = { ...this.subjects['rectification-order']!, permission: 'rectification.read' };
    this.waysIn = {
      evidence: [evidence.wayThrough('rectification-order', way, 'evidence.read')],
      'import-run': [ownRuns(runs, PROBLEM_IMPORT, 'rectification.lead', PARTS_TAKEN.uploader)],
    };
  }
}

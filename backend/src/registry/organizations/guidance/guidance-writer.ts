import { Injectable } from '@nestjs/common';
import { organizationGuidanceChanged } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../../platform/database/transaction';
import { unchanged } from '../../../platform/unchanged';
import { guidanceSeal } from './guidance-seal';
import { GuidanceRepository } from './guidance.repository';
import type { GuidanceRow } from './guidance.repository';

type Edge = Omit<GuidanceRow, 'version'>;

interface EdgeChange {
  readonly before: GuidanceRow;
  readonly after: GuidanceRow;
}

/** Writes edges, each with its entry in the record and its news: an edge lets somebody see, however it came to be. */
@Injectable()
export class GuidanceWriter {
  constructor(private readonly repository: GuidanceRepository) {}

  async add(tx: WriteTx, edges: readonly Edge[]): Promise<void> {
    if (edges.length === 0) return;
    await this.repository.insert(tx, edges);
    for (const edge of edges) this.tellAdded(tx, edge);
  }

  async change(tx: WriteTx, changes: readonly EdgeChange[]): Promise<void> {
    if (changes.length === 0) return;
    const written = await this.repository.update(
      tx,
      changes.map(({ after }) => after),
    );
    unchanged(written, changes.length);
    for (const { before, after } of changes) this.tellChanged(tx, after, before);
  }

  /** Of an edge that a statement over many has added. */
  tellAdded(tx: WriteTx, edge: Edge): void {
    tx.seal({ action: 'organization-guidance.create', seal: guidanceSeal, id: edge.id });
    tx.emit(organizationGuidanceChanged(edge));
  }

  /** Of an edge that was changed; what it was before is unknown to a statement over many. */
  tellChanged(tx: WriteTx, after: Edge, before?: Edge): void {
    tx.seal({
      action: 'organization-guidance.change',
      seal: guidanceSeal,
      id: after.id,
      ...(before ? { before: { ...before } } : {}),
    });
    tx.emit(organizationGuidanceChanged(after));
  }
}

import { Injectable } from '@nestjs/common';
import { organizationGuidanceChanged } from '@zeren/domain/registry/organizations/organizations-events';
import type { WriteTx } from '../../../platform/database/transaction';
import { unchanged } from '../../../platform/unchanged';
import { GuidanceRepository } from './guidance.repository';
import type { GuidanceRow } from './guidance.repository';

type Edge = Omit<GuidanceRow, 'version'>;

/** Writes edges, each with its entry in the record and its news: an edge lets somebody see, however it came to be. */
@Injectable()
export class GuidanceWriter {
  constructor(private readonly repository: GuidanceRepository) {}

  async add(tx: WriteTx, edge: Edge): Promise<void> {
    await this.repository.insert(tx, edge);
    this.tellAdded(tx, edge);
  }

  async change(tx: WriteTx, before: GuidanceRow, after: GuidanceRow): Promise<void> {
    unchanged(await this.repository.update(tx, after));
    this.tellChanged(tx, after, before);
  }

  /** Of an edge that a statement over many has added. */
  tellAdded(tx: WriteTx, edge: Edge): void {
    tx.audit({ action: 'organization-guidance.create', subject: subjectOf(edge), after: { ...facts(edge) } });
    tx.emit(organizationGuidanceChanged(edge));
  }

  /** Of an edge that was changed; what it was before is unknown to a statement over many. */
  tellChanged(tx: WriteTx, after: Edge, before?: Edge): void {
    tx.audit({
      action: 'organization-guidance.change',
      subject: subjectOf(after),
      ...(before ? { before: { ...facts(before) } } : {}),
      after: { ...facts(after) },
    });
    tx.emit(organizationGuidanceChanged(after));
  }
}

const subjectOf = ({ id }: { readonly id: string }) => ({ kind: 'organization-guidance', id });

/** The edge as the record keeps it: all of it but the number of its version. */
function facts(edge: Edge & { readonly version?: number }): Edge {
  const kept = { ...edge };
  delete (kept as { version?: number }).version;
  return kept;
}

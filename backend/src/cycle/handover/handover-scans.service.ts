import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { EvidenceCommands } from '../../registry/evidence';
import type { EvidenceViewDto, OpenedEvidence, Upload } from '../../registry/evidence';
import type { HandoverRecord } from './handover-record';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverSight, onOneHandover } from './handover-sight';

/** Scans of sheets that were signed on paper: uploaded by the clerk or the superior, opened by whoever sees the handover. */
@Injectable()
export class HandoverScansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: HandoverRowsRepository,
    private readonly sight: HandoverSight,
    private readonly evidence: EvidenceCommands,
  ) {}

  /** Asked before the bytes are taken and again when they are linked: the upload may take its time. */
  async upload(actor: Actor, id: string, upload: Upload): Promise<EvidenceViewDto> {
    const acting = onOneHandover(actor);
    const { organizationId } = await this.unitOfWork.read(acting, (tx) => this.registered(tx, id));
    const stored = await this.evidence.store(acting, organizationId, upload);
    return this.unitOfWork.write(acting, async (tx) => {
      await this.registered(tx, id);
      return (await this.evidence.attach(tx, stored, subjectOf(id))).view;
    });
  }

  open(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.write(onOneHandover(actor), async (tx) => {
      await this.sight.require(tx, await this.rows.byId(tx, id));
      return this.evidence.open(tx, subjectOf(id), evidenceId);
    });
  }

  private async registered(tx: ReadTx, id: string): Promise<HandoverRecord> {
    const handover = await this.sight.require(tx, await this.rows.byId(tx, id));
    const { registers } = await this.sight.standing(tx, handover);
    if (!registers) throw new Refused(platformRefusals['request.not-found']());
    return handover;
  }
}

const subjectOf = (id: string) => ({ kind: 'handover', id });

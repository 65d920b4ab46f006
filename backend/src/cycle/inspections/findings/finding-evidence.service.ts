import { Injectable } from '@nestjs/common';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { EvidenceCommands } from '../../../registry/evidence';
import type { EvidencePreviewDto, EvidenceViewDto, OpenedEvidence, Upload } from '../../../registry/evidence';
import { FindingSight } from './finding-sight';
import { FindingsRepository } from './findings.repository';

/** Photos and files of what was found: added by whoever found it until it is settled, opened by whoever sees it. */
@Injectable()
export class FindingEvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly sight: FindingSight,
    private readonly evidence: EvidenceCommands,
  ) {}

  /** Asked before the bytes are taken and again when they are linked. Kept with the finder's own organisation. */
  async upload(actor: Actor, id: string, upload: Upload): Promise<EvidenceViewDto> {
    const organizationId = await this.unitOfWork.read(actor, (tx) => this.attachable(tx, id));
    const stored = await this.evidence.store(actor, organizationId, upload);
    return this.unitOfWork.write(actor, async (tx) => {
      await this.attachable(tx, id);
      return (await this.evidence.attach(tx, stored, subjectOf(id))).view;
    });
  }

  open(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.findings.byId(tx, id));
      return this.evidence.open(tx, subjectOf(id), evidenceId);
    });
  }

  /** Text and tables of a piece, for whoever sees it; recorded as an opening. */
  preview(actor: Actor, id: string, evidenceId: string): Promise<EvidencePreviewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.findings.byId(tx, id));
      return { blocks: [...(await this.evidence.preview(tx, subjectOf(id), evidenceId))] };
    });
  }

  thumbnail(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, await this.findings.byId(tx, id));
      return this.evidence.thumbnail(tx, subjectOf(id), evidenceId);
    });
  }

  private async attachable(tx: ReadTx, id: string): Promise<string> {
    const found = await this.sight.within(tx, await this.findings.byId(tx, id));
    const finds = found.foundByPersonId === tx.actor.personId && tx.actor.organizationId !== null;
    if (found.state !== 'put' || !finds) throw new Refused(findingsRefusals['finding.settled']());
    return tx.actor.organizationId;
  }
}

const subjectOf = (id: string) => ({ kind: 'finding', id });

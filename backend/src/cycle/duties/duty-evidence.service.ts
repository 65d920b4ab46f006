import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EvidenceCommands } from '../../registry/evidence';
import type {
  DescribeEvidenceBody,
  EvidencePreviewDto,
  EvidenceViewDto,
  LinkedEvidence,
  OpenedEvidence,
  StoredUpload,
  Upload,
} from '../../registry/evidence';
import type { WriteTx } from '../../platform/database/transaction';
import { DutyPermission } from './duty-permission';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySight } from './duty-sight';

/** Evidence of duties: linked by whoever reports, opened by whoever sees the duty, each opening recorded. */
@Injectable()
export class DutyEvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly sight: DutySight,
    private readonly permission: DutyPermission,
    private readonly evidence: EvidenceCommands,
  ) {}

  /** Asked before the bytes are taken and again when they are linked, one at a time: the upload may take its time. */
  async upload(actor: Actor, id: string, upload: Upload): Promise<EvidenceViewDto> {
    const duty = await this.unitOfWork.read(actor, async (tx) =>
      this.permission.reportable(tx, await this.rows.byId(tx, id)),
    );
    const stored = await this.evidence.store(actor, duty.organizationId, upload);
    return this.attach(actor, id, stored);
  }

  /** Makes bytes that are kept evidence of the duty; `also` joins the transaction. */
  attach(
    actor: Actor,
    id: string,
    stored: StoredUpload,
    also: (tx: WriteTx) => Promise<void> = () => Promise.resolve(),
  ): Promise<EvidenceViewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { acted } = await this.acted(tx, id);
      await also(tx);
      return this.counted(tx, id, await this.evidence.attach(tx, stored, acted));
    });
  }

  /** Links earlier evidence of the same organisation. */
  link(actor: Actor, id: string, evidenceId: string): Promise<EvidenceViewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId, acted } = await this.acted(tx, id);
      const linked = await this.evidence.linkExisting(tx, organizationId, evidenceId, acted);
      return this.counted(tx, id, linked);
    });
  }

  /** What the organisation has already with the bytes that somebody is about to send; null: they are to be sent. */
  reuse(actor: Actor, id: string, sha256: string): Promise<EvidenceViewDto | null> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId, acted } = await this.acted(tx, id);
      const linked = await this.evidence.linkSameBytes(tx, organizationId, sha256, acted);
      return linked && this.counted(tx, id, linked);
    });
  }

  /** What a piece is, of which day and from whom: said by whoever reports the duty. */
  describe(
    actor: Actor,
    id: string,
    evidenceId: string,
    version: number,
    body: DescribeEvidenceBody,
  ): Promise<EvidenceViewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId, acted } = await this.acted(tx, id);
      return this.evidence.describe(tx, { subject: acted, organizationId }, evidenceId, version, body);
    });
  }

  open(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.rows.byId(tx, id));
      return this.evidence.open(tx, subjectOf(id), evidenceId);
    });
  }

  /** Text and tables of a piece, for whoever sees the duty; recorded as an opening. */
  preview(actor: Actor, id: string, evidenceId: string): Promise<EvidencePreviewDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, await this.rows.byId(tx, id));
      return { blocks: [...(await this.evidence.preview(tx, subjectOf(id), evidenceId))] };
    });
  }

  thumbnail(actor: Actor, id: string, evidenceId: string): Promise<OpenedEvidence> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.sight.require(tx, await this.rows.byId(tx, id));
      return this.evidence.thumbnail(tx, subjectOf(id), evidenceId);
    });
  }

  /** Whose evidence of which duty it is, in whose stead; out with the refusal where the actor may not. */
  private async acted(tx: WriteTx, id: string) {
    const { duty, inSteadOf } = await this.permission.inStead(tx, await this.rows.lock(tx, id));
    return {
      organizationId: duty.organizationId,
      acted: { ...subjectOf(id), inSteadOf: inSteadOf?.tenureId ?? null },
    };
  }

  private async counted(tx: WriteTx, id: string, { view, added }: LinkedEvidence): Promise<EvidenceViewDto> {
    if (added) await this.rows.addEvidence(tx, id);
    return view;
  }
}

const subjectOf = (id: string) => ({ kind: 'duty', id });

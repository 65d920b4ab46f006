import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EvidenceUploads } from '../../registry/evidence';
import type {
  BeginUploadBody,
  EvidenceViewDto,
  IncomingPiece,
  UploadProgressDto,
} from '../../registry/evidence';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyPermission } from './duty-permission';
import { DutyRowsRepository } from './duty-rows.repository';

/** Large files for a duty, in pieces: asked whether one may at the begin and at the end; between them each is one's own. */
@Injectable()
export class DutyUploadsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly permission: DutyPermission,
    private readonly uploads: EvidenceUploads,
    private readonly evidence: DutyEvidenceService,
  ) {}

  begin(actor: Actor, id: string, body: BeginUploadBody): Promise<UploadProgressDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId } = await this.permission.reportable(tx, await this.rows.byId(tx, id));
      return this.uploads.begin(tx, subjectOf(id), organizationId, body);
    });
  }

  progress(actor: Actor, id: string, uploadId: string): Promise<UploadProgressDto> {
    return this.unitOfWork.read(actor, (tx) => this.uploads.progress(tx, subjectOf(id), uploadId));
  }

  take(actor: Actor, id: string, uploadId: string, piece: IncomingPiece): Promise<UploadProgressDto> {
    return this.uploads.take(actor, subjectOf(id), uploadId, piece);
  }

  async finish(actor: Actor, id: string, uploadId: string): Promise<EvidenceViewDto> {
    const whole = await this.uploads.whole(actor, subjectOf(id), uploadId);
    const view = await this.evidence.attach(actor, id, whole.stored, (tx) => whole.forget(tx));
    await whole.cleared();
    return view;
  }
}

const subjectOf = (id: string) => ({ kind: 'duty', id });

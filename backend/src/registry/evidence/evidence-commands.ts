import { Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { cleanFileName, downloadName, evidenceKindOf } from '@zeren/domain/registry/evidence/evidence-kinds';
import { evidenceRefusals } from '@zeren/domain/registry/evidence/evidence-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { contentDisposition } from '../../platform/http/content-disposition';
import { Refused } from '../../platform/refused';
import { Storage } from '../../platform/storage/storage';
import { uuidv7 } from '../../platform/uuid';
import { OrganizationReads } from '../organizations';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import { evidenceViews } from './evidence-views';
import { EvidenceRepository } from './evidence.repository';
import type { EvidenceRow, EvidenceSubject } from './evidence.repository';
import { withSpooled } from './spool';
import type { Upload } from './spool';

/** Bytes that are kept, and are to become evidence of a subject. */
export interface StoredUpload {
  readonly organizationId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly capturedAt: string | null;
}

/** What was linked, and whether the subject carried it already. */
export interface LinkedEvidence {
  readonly view: EvidenceViewDto;
  readonly added: boolean;
}

/** A piece of evidence on its way out, with the headers that keep a browser from running it. */
export interface OpenedEvidence {
  readonly headers: Readonly<Record<string, string>>;
  /** Asked for after the opening is recorded and committed. */
  read(): Promise<Readable>;
}

/** What other rooms do with evidence. They decide who may; this room keeps what it is and who opened it. */
@Injectable()
export class EvidenceCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EvidenceRepository,
    private readonly organizations: OrganizationReads,
    private readonly storage: Storage,
  ) {}

  /**
   * Takes the bytes, before and outside any transaction that links them: a slow phone holds no lock. Bytes that the same
   * organisation uploaded before are kept once. When no link follows, the object is an orphan that proves nothing.
   */
  store(actor: Actor, organizationId: string, upload: Upload): Promise<StoredUpload> {
    return withSpooled(upload, async (file) => {
      const same = await this.unitOfWork.read(actor, (tx) =>
        this.repository.sameBytes(tx, organizationId, file.sha256),
      );
      const storageKey = same[0]?.storageKey ?? (await this.storage.put(createReadStream(file.path))).key;
      const { size, sha256, mediaType, capturedAt } = file;
      return {
        organizationId,
        fileName: cleanFileName(upload.fileName),
        mediaType,
        size,
        sha256,
        storageKey,
        capturedAt,
      };
    });
  }

  /** Makes stored bytes evidence of a subject. The same bytes twice on one subject stay one piece. */
  async attach(tx: WriteTx, upload: StoredUpload, subject: EvidenceSubject): Promise<LinkedEvidence> {
    const carried = (await this.repository.ofSubject(tx, subject)).find(
      (row) => row.sha256 === upload.sha256,
    );
    if (carried) return { view: await this.view(tx, carried), added: false };
    const id = uuidv7();
    await this.repository.insert(tx, {
      id,
      ...upload,
      uploadedByTenureId: tx.actor.tenureId,
    });
    const { fileName, mediaType, size, sha256 } = upload;
    tx.audit({
      action: 'evidence.upload',
      subject: { kind: 'evidence', id },
      after: { fileName, mediaType, size, sha256, organizationId: upload.organizationId, for: subject },
    });
    return this.link(tx, (await this.repository.byId(tx, id))!, subject);
  }

  /** Links what the organisation has already, instead of asking for it again. */
  async linkExisting(
    tx: WriteTx,
    organizationId: string,
    evidenceId: string,
    subject: EvidenceSubject,
  ): Promise<LinkedEvidence> {
    const row = await this.repository.byId(tx, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    if (row.organizationId !== organizationId) {
      throw new Refused(evidenceRefusals['evidence.not-of-your-organization']());
    }
    return this.link(tx, row, subject);
  }

  /** Records that somebody opened a subject's evidence, and hands it out. Not found when it is not the subject's. */
  async open(tx: WriteTx, subject: EvidenceSubject, evidenceId: string): Promise<OpenedEvidence> {
    const row = await this.repository.linked(tx, subject, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    await this.repository.recordOpening(tx, uuidv7(), evidenceId);
    const inline = evidenceKindOf(row.mediaType)?.inline ?? false;
    return {
      headers: {
        'content-type': row.mediaType,
        'content-length': String(row.size),
        'content-disposition': contentDisposition(
          inline ? 'inline' : 'attachment',
          downloadName(row.fileName, row.mediaType),
        ),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        // Every look is a recorded opening, so nothing keeps a copy to look at again.
        'cache-control': 'private, no-store',
      },
      read: () => this.storage.open(row.storageKey),
    };
  }

  private async link(tx: WriteTx, row: EvidenceRow, subject: EvidenceSubject): Promise<LinkedEvidence> {
    const id = uuidv7();
    const added = (await this.repository.link(tx, id, row.id, subject)) === 1;
    if (added) {
      tx.audit({ action: 'evidence.link', subject, after: { evidenceId: row.id, sha256: row.sha256 } });
    }
    return { view: await this.view(tx, row), added };
  }

  private async view(tx: WriteTx, row: EvidenceRow): Promise<EvidenceViewDto> {
    return (await evidenceViews(tx, this.organizations, [row]))[0]!;
  }
}

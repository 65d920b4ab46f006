import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import {
  cleanFileName,
  EVIDENCE_SIZE_LIMIT,
  PIECE_LIMIT,
} from '@zeren/domain/registry/evidence/evidence-kinds';
import { evidenceRefusals } from '@zeren/domain/registry/evidence/evidence-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { Storage, TooLarge } from '../../../platform/storage/storage';
import { uuidv7 } from '../../../platform/uuid';
import type { BeginUploadBody, UploadProgressDto } from '../dto/evidence-upload.dto';
import { EvidenceCommands } from '../evidence-commands';
import type { StoredUpload } from '../evidence-commands';
import type { EvidenceSubject } from '../evidence.repository';
import { UploadsRepository } from './uploads.repository';
import type { UploadRow } from './uploads.repository';

/** A piece as it comes in. */
export interface IncomingPiece {
  readonly offset: number;
  /** SHA-256 in hex, where the browser could make one. */
  readonly digest: string | null;
  readonly stream: Readable;
}

/** A file that became whole. `done` is called once it is evidence: only then are its pieces given up. */
export interface WholeUpload {
  readonly stored: StoredUpload;
  forget(tx: WriteTx): Promise<void>;
  cleared(): Promise<void>;
}

/** Files that come in pieces: a line that breaks costs one piece, and the same file goes on where it stopped. */
@Injectable()
export class EvidenceUploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UploadsRepository,
    private readonly evidence: EvidenceCommands,
    private readonly storage: Storage,
  ) {}

  async begin(
    tx: WriteTx,
    subject: EvidenceSubject,
    organizationId: string,
    { fileName, size, modifiedAt = '' }: BeginUploadBody,
  ): Promise<UploadProgressDto> {
    if (size > EVIDENCE_SIZE_LIMIT) throw new Refused(tooLarge());
    await this.evidence.requireRoom(tx, organizationId, size);
    const named = { id: uuidv7(), organizationId, fileName: cleanFileName(fileName), size, modifiedAt };
    return progressOf(await this.repository.begin(tx, subject, named));
  }

  async progress(tx: ReadTx, subject: EvidenceSubject, id: string): Promise<UploadProgressDto> {
    return progressOf(await this.require(tx, subject, id));
  }

  /** Takes one piece, outside any transaction while it comes: counted only when all of it is there and undamaged. */
  async take(
    actor: Actor,
    subject: EvidenceSubject,
    id: string,
    { offset, digest, stream }: IncomingPiece,
  ): Promise<UploadProgressDto> {
    const upload = await this.unitOfWork.read(actor, (tx) => this.require(tx, subject, id));
    if (upload.received !== offset) throw outOfPlace(upload);
    const maxBytes = Math.min(PIECE_LIMIT, upload.size - upload.received);
    const piece = await this.storage
      .putPiece({ wholeId: id, offset }, stream, { maxBytes })
      .catch((error: unknown) => {
        if (error instanceof TooLarge) throw new Refused(tooLarge());
        // Nobody is left to read it; still it is no fault of the program.
        throw isBrokenLine(error) ? new Refused(evidenceRefusals['evidence.piece-damaged']()) : error;
      });
    if (piece.size === 0 || (digest !== null && digest !== piece.sha256.toString('hex'))) {
      throw new Refused(evidenceRefusals['evidence.piece-damaged']());
    }
    return this.unitOfWork.write(actor, async (tx) => {
      const counted = await this.repository.received(tx, id, offset, piece.size);
      const now = await this.require(tx, subject, id);
      if (counted === 0) throw outOfPlace(now);
      return progressOf(now);
    });
  }

  /** The whole file, recognised and kept like one that came at once. */
  async whole(actor: Actor, subject: EvidenceSubject, id: string): Promise<WholeUpload> {
    const upload = await this.unitOfWork.read(actor, (tx) => this.require(tx, subject, id));
    if (upload.received !== upload.size) throw outOfPlace(upload);
    const stored = await this.evidence.store(actor, upload.organizationId, {
      fileName: upload.fileName,
      stream: Readable.from(this.bytesOf(upload)),
    });
    return {
      stored,
      forget: (tx) => this.repository.forget(tx, id),
      cleared: () => this.removePieces(upload),
    };
  }

  /** What nobody went on with for a day. */
  async forgetStale(requestId: string): Promise<number> {
    const stale = await this.repository.stale();
    for (const upload of stale) {
      await this.removePieces(upload);
      await this.unitOfWork.write(systemActor(upload.districtId, requestId), (tx) =>
        this.repository.forget(tx, upload.id),
      );
    }
    return stale.length;
  }

  private async *bytesOf({ id, pieces }: UploadRow): AsyncGenerator<Buffer> {
    for (const offset of pieces) {
      for await (const chunk of await this.storage.openPiece({ wholeId: id, offset })) yield chunk as Buffer;
    }
  }

  private async removePieces({ id, pieces }: Pick<UploadRow, 'id' | 'pieces'>): Promise<void> {
    for (const offset of pieces) await this.storage.removePiece({ wholeId: id, offset });
  }

  private async require(tx: ReadTx, subject: EvidenceSubject, id: string): Promise<UploadRow> {
    const upload = await this.repository.byId(tx, subject, id);
    if (!upload) throw new Refused(platformRefusals['request.not-found']());
    return upload;
  }
}

const progressOf = ({ id, size, received }: UploadRow): UploadProgressDto => ({ id, size, received });

/** As Node ends a request whose sender went away. */
const isBrokenLine = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ECONNRESET' && (error as Error).message === 'aborted';

const tooLarge = () =>
  evidenceRefusals['evidence.too-large']({
    field: 'size',
    parameters: { megabytes: EVIDENCE_SIZE_LIMIT / 1024 / 1024 },
  });

const outOfPlace = ({ received, size }: UploadRow) =>
  new Refused(evidenceRefusals['evidence.piece-out-of-place']({ parameters: { received, size } }));

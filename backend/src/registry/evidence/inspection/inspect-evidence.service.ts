import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pictureMarks, textMark } from '@zeren/domain/registry/evidence/likeness';
import { textOf } from '@zeren/domain/registry/evidence/preview';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { NotStored, Storage } from '../../../platform/storage/storage';
import { inspectFile, isInspected } from './inspect-process';
import { InspectionsRepository } from './inspections.repository';
import type { InspectionFindings, TakenInspection } from './inspections.repository';

const MOST_ATTEMPTS = 3;
const NOTHING: InspectionFindings = {
  documentOn: null,
  pictureMarks: [],
  textMark: null,
  preview: null,
  thumbnailKey: null,
};

/** Looks into what was uploaded, off the request: its own day, a preview, and whether something like it was there before. */
@Injectable()
export class InspectEvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: InspectionsRepository,
    private readonly storage: Storage,
  ) {}

  async runOpen(requestId: string): Promise<number> {
    let ran = 0;
    for (const { districtId, evidenceId } of await this.repository.open()) {
      ran += await this.run(districtId, evidenceId, requestId);
    }
    return ran;
  }

  private async run(districtId: string, evidenceId: string, requestId: string): Promise<number> {
    const actor = systemActor(districtId, requestId);
    const piece = await this.unitOfWork.write(actor, (tx) => this.repository.take(tx, evidenceId));
    if (!piece) return 0;
    const found = piece.attempts > MOST_ATTEMPTS ? null : await this.look(piece);
    await this.unitOfWork.write(actor, async (tx) => {
      await this.repository.finish(tx, evidenceId, found);
      const signs = await this.repository.keepSigns(tx, piece, found ?? NOTHING);
      if (signs.length === 0) return;
      tx.audit({ action: 'evidence.sign', subject: { kind: 'evidence', id: evidenceId }, after: { signs } });
    });
    return 1;
  }

  /** Null for a file that tells nothing, broken ones among them: it is evidence all the same. */
  private async look(piece: TakenInspection): Promise<InspectionFindings | null> {
    if (!isInspected(piece.mediaType, piece.size)) return null;
    try {
      const file = await buffer(await this.storage.open(piece.storageKey));
      const { grey, documentOn, blocks, thumbnail } = await inspectFile(file, piece.mediaType);
      return {
        documentOn,
        pictureMarks: grey ? pictureMarks(grey) : [],
        textMark: textMark(textOf(blocks)),
        preview: blocks.length > 0 ? blocks : null,
        thumbnailKey: thumbnail && (await this.storage.put(Readable.from([thumbnail]))).key,
      };
    } catch (error) {
      if (error instanceof Refused || error instanceof NotStored) return null;
      throw error;
    }
  }
}

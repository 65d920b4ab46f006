import { Injectable } from '@nestjs/common';
import { readCheckpoint, readNote } from '@zeren/domain/registry/audit/checkpoint';
import { consistencyProof, inclusionProof } from '@zeren/domain/registry/audit/merkle-tree';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import type {
  CheckpointDto,
  CheckpointsDto,
  ConsistencyDto,
  InclusionDto,
  PublicLogsDto,
  SheetDto,
} from './dto/log.dto';
import { LogKeys } from './log-keys';
import { LogTree } from './log-tree';
import { LogRepository } from './log.repository';
import type { StoredCheckpoint } from './log.repository';

const PAGE = 500;

/** What outsiders and auditors see of the logs: checkpoints and proofs, nothing that is secret. */
@Injectable()
export class LogViewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: LogRepository,
    private readonly tree: LogTree,
    private readonly keys: LogKeys,
  ) {}

  logs(): Promise<PublicLogsDto> {
    return this.public('', async (tx) => ({
      keys: this.keyTexts(),
      items: (await this.repository.newestOfAll(tx)).map(({ districtId, ...checkpoint }) => ({
        districtId,
        origin: this.keys.originOf(districtId),
        ...dtoOf(checkpoint),
      })),
    }));
  }

  checkpoints(districtId: string, after: number): Promise<CheckpointsDto> {
    return this.public(districtId, async (tx) => {
      const items = (await this.repository.checkpoints(tx, after, PAGE)).map(dtoOf);
      return { items, next: items.length === PAGE ? items.at(-1)!.number : null };
    });
  }

  consistency(districtId: string, from: number, to: number): Promise<ConsistencyDto> {
    return this.public(districtId, async (tx) => {
      if (from > to) throw new Refused(platformRefusals['request.invalid']({ field: 'from' }));
      const { size } = await this.repository.head(tx);
      if (to > size) throw new Refused(platformRefusals['request.not-found']());
      const hashes = await this.tree.ranges(tx, consistencyProof(from, to));
      return { from, to, hashes: hashes.map(base64) };
    });
  }

  /** Where an entry stands in its district's log, with the proof. */
  inclusion(actor: Actor, districtId: string, entryId: string): Promise<InclusionDto> {
    return this.unitOfWork.read({ ...actor, districtId }, async (tx) => {
      const index = await this.repository.indexOf(tx, entryId);
      if (index === undefined) throw new Refused(platformRefusals['request.not-found']());
      const checkpoint = await this.repository.checkpointOver(tx, index);
      if (!checkpoint) return { index, checkpoint: null, hashes: [] };
      const hashes = await this.tree.ranges(tx, inclusionProof(index, checkpoint.size));
      return { index, checkpoint: dtoOf(checkpoint), hashes: hashes.map(base64) };
    });
  }

  sheet(actor: Actor): Promise<SheetDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      day: tx.today,
      keys: this.keyTexts(),
      items: (await this.repository.newestOfAll(tx)).map(({ districtId, districtName, ...checkpoint }) => ({
        districtId,
        districtName,
        origin: this.keys.originOf(districtId),
        root: rootOf(checkpoint),
        ...dtoOf(checkpoint),
      })),
    }));
  }

  private keyTexts(): string[] {
    return this.keys.all.map(({ text }) => text);
  }

  private public<T>(districtId: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(systemActor(districtId, 'public-log'), work);
  }
}

const base64 = (hash: Buffer) => hash.toString('base64');

const dtoOf = ({ number, size, at, note }: StoredCheckpoint): CheckpointDto => ({
  number,
  size,
  at: at.toISOString(),
  note,
});

const rootOf = ({ note }: StoredCheckpoint) => readCheckpoint(readNote(note)?.text ?? '')?.root ?? '';

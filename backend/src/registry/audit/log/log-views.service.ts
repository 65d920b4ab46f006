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

/** What witnesses fetch at a go, and what stands on a screen. */
const PAGE = 500;
const SCREEN = 50;

/** Where an entry stands in its log. */
export interface EntryPlaceView {
  readonly leafIndex: number | null;
  readonly checkpoint: { readonly number: number; readonly size: number; readonly at: string } | null;
}

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
      const [leaf] = await this.tree.subtrees(tx, [{ height: 0, index }]);
      const place = {
        index,
        leafHash: base64(leaf!),
        origin: this.keys.originOf(districtId),
        keys: this.keyTexts(),
      };
      const checkpoint = await this.repository.checkpointOver(tx, index);
      if (!checkpoint) return { ...place, checkpoint: null, root: null, hashes: [] };
      const hashes = await this.tree.ranges(tx, inclusionProof(index, checkpoint.size));
      return {
        ...place,
        checkpoint: dtoOf(checkpoint),
        root: rootOf(checkpoint),
        hashes: hashes.map(base64),
      };
    });
  }

  /** Where an entry stands, without the proof; nowhere for the seconds until it is taken up. */
  placeOf(actor: Actor, districtId: string, entryId: string): Promise<EntryPlaceView> {
    return this.unitOfWork.read({ ...actor, districtId }, async (tx) => {
      const index = await this.repository.indexOf(tx, entryId);
      if (index === undefined) return { leafIndex: null, checkpoint: null };
      const checkpoint = await this.repository.checkpointOver(tx, index);
      if (!checkpoint) return { leafIndex: index, checkpoint: null };
      const { number, size, at } = checkpoint;
      return { leafIndex: index, checkpoint: { number, size, at: at.toISOString() } };
    });
  }

  /** Checkpoints of a log, newest first. */
  newestFirst(actor: Actor, districtId: string, before: number | undefined): Promise<CheckpointsDto> {
    return this.unitOfWork.read({ ...actor, districtId }, async (tx) => {
      const items = (await this.repository.newestFirst(tx, before, SCREEN)).map(dtoOf);
      return { items, next: items.length === SCREEN ? items.at(-1)!.number : null };
    });
  }

  sheet(actor: Actor): Promise<SheetDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      day: tx.today,
      keys: this.keyTexts(),
      items: (await this.repository.newestOfAll(tx)).map(
        ({ districtId, districtName, districtNameEn, ...checkpoint }) => ({
          ...{ districtId, districtName, districtNameEn },
          origin: this.keys.originOf(districtId),
          root: rootOf(checkpoint),
          ...dtoOf(checkpoint),
        }),
      ),
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

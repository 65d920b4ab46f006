import { Injectable } from '@nestjs/common';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import type {
  HandoverBatchDto,
  HandoverBatchPageDto,
  NewBatchBody,
  RemindedDto,
} from './dto/handover-batch.dto';
import { HandoverBatchSight } from './handover-batch-sight';
import { HandoverBatchesRepository } from './handover-batches.repository';
import type { BatchRecord } from './handover-batches.repository';
import { HandoverFollowingService } from './handover-following.service';
import { HandoverKeepingService } from './handover-keeping.service';
import { HandoverRowsRepository } from './handover-rows.repository';
import { HandoverTermsReads } from './handover-terms';

const PAGE = 20;
const CURSOR = pageCursor('day', 'id');

/** Elections (换届): what changes hands in one, led and reminded of together. */
@Injectable()
export class HandoverBatchesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: HandoverBatchesRepository,
    private readonly rows: HandoverRowsRepository,
    private readonly sight: HandoverBatchSight,
    private readonly following: HandoverFollowingService,
    private readonly keeping: HandoverKeepingService,
    private readonly terms: HandoverTermsReads,
  ) {}

  page(actor: Actor, after: string | undefined): Promise<HandoverBatchPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.batches.page(tx, CURSOR.read(after), PAGE + 1);
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      const next = found.length > PAGE && last ? CURSOR.write([last.electedOn, last.id]) : null;
      return { items: await this.views(tx, shown), next };
    });
  }

  one(actor: Actor, id: string): Promise<HandoverBatchDto> {
    return this.unitOfWork.read(actor, async (tx) => this.view(tx, await this.sight.require(tx, id)));
  }

  open(actor: Actor, body: NewBatchBody): Promise<HandoverBatchDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationId, electedOn } = body;
      if (!(await this.sight.reaches(tx, organizationId))) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      const id = uuidv7();
      const batch = {
        id,
        organizationId,
        electedOn,
        name: body.name.trim(),
        notes: body.notes?.trim() || null,
      };
      await this.batches.insert(tx, batch);
      const { name, notes } = batch;
      const after = { organizationId, electedOn, name, notes };
      tx.audit({ action: 'handover-batch.open', subject: { kind: 'handover-batch', id }, after });
      return this.view(tx, await this.sight.require(tx, id));
    });
  }

  /** Puts handovers that are under way into the batch; the grace follows for each. */
  join(actor: Actor, id: string, handoverIds: readonly string[]): Promise<HandoverBatchDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const batch = await this.sight.require(tx, id);
      const wanted = await this.rows.byIds(tx, [...new Set(handoverIds)]);
      for (const handover of wanted) {
        const seen = await this.sight.reaches(tx, handover.organizationId);
        if (!seen) throw new Refused(platformRefusals['request.not-found']());
        if (handover.batchId !== null && handover.batchId !== id) {
          throw new Refused(
            handoverRefusals['handover-batch.in-another']({
              parameters: { post: `${handover.organizationName} ${handover.postTitle}` },
            }),
          );
        }
      }
      if (wanted.length !== new Set(handoverIds).size)
        throw new Refused(platformRefusals['request.not-found']());
      const joined = await this.rows.joinBatch(
        tx,
        wanted.map((handover) => handover.id),
        id,
      );
      for (const handover of joined) await this.following.grantGrace(tx, handover);
      tx.audit({
        action: 'handover-batch.join',
        subject: { kind: 'handover-batch', id },
        after: { handovers: joined.map((handover) => handover.id) },
      });
      return this.view(tx, batch);
    });
  }

  /** Reminds everybody that the batch waits for, each once a day. */
  remind(actor: Actor, id: string): Promise<RemindedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, id);
      const open = await this.batches.openHandovers(tx, id);
      const chased = await this.rows.chase(tx, open);
      this.keeping.chased(tx, chased);
      return { reminded: chased.length, remindedBefore: open.length - chased.length };
    });
  }

  private async view(tx: ReadTx, batch: BatchRecord): Promise<HandoverBatchDto> {
    return (await this.views(tx, [batch]))[0]!;
  }

  private async views(tx: ReadTx, batches: readonly BatchRecord[]): Promise<HandoverBatchDto[]> {
    if (batches.length === 0) return [];
    const { graceDays } = await this.terms.read(tx);
    const progress = await this.batches.progress(
      tx,
      batches.map(({ id }) => id),
    );
    const byId = new Map(progress.map(({ batchId, ...counts }) => [batchId, counts]));
    return batches.map(({ version: _, ...batch }) => ({ ...batch, graceDays, ...byId.get(batch.id)! }));
  }
}

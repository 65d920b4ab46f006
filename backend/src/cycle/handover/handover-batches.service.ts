import { Injectable } from '@nestjs/common';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
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
import type { HandoverRecord } from './handover-record';
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
  join(actor: Actor, id: string, version: number, handoverIds: readonly string[]): Promise<HandoverBatchDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, id);
      unchanged(await this.batches.nextVersion(tx, id, version));
      const wanted = await this.wanted(tx, [...new Set(handoverIds)]);
      const elsewhere = wanted.find(({ batchId }) => batchId !== null && batchId !== id);
      if (elsewhere) {
        const parameters = { post: `${elsewhere.organizationName} ${elsewhere.postTitle}` };
        throw new Refused(handoverRefusals['handover-batch.in-another']({ parameters }));
      }
      const joined = await this.rows.joinBatch(
        tx,
        wanted.map((handover) => handover.id),
        id,
      );
      await this.following.grantGraces(tx, joined);
      tx.audit({
        action: 'handover-batch.join',
        subject: { kind: 'handover-batch', id },
        after: { handovers: joined.map((handover) => handover.id) },
      });
      return this.view(tx, await this.sight.require(tx, id));
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

  /** Handovers that the actor leads, all of them. */
  private async wanted(tx: ReadTx, ids: readonly string[]): Promise<HandoverRecord[]> {
    const found = await this.rows.byIds(tx, ids);
    const within = await this.sight.within(
      tx,
      found.map(({ organizationId }) => organizationId),
    );
    const led = found.filter(({ organizationId }) => within.has(organizationId));
    if (led.length < ids.length) throw new Refused(platformRefusals['request.not-found']());
    return led;
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
    return batches.map((batch) => ({ ...batch, graceDays, ...byId.get(batch.id)! }));
  }
}

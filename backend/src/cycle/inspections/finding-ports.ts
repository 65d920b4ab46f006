import { Injectable } from '@nestjs/common';
import type { ReorganizationNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { AnswerFindingBody, FindingBody } from './findings/dto/finding-requests.dto';
import type { FindingDetailDto } from './findings/dto/findings.dto';
import type { FindingRecord } from './findings/finding-record';
import { FindingsFromAbove } from './findings/findings-from-above';
import type { ConfirmedAbove } from './findings/findings-from-above';
import { FindingSight } from './findings/finding-sight';
import { FindingSuccession } from './findings/finding-succession';
import { FindingStepsService } from './findings/finding-steps.service';
import { FindingsRepository } from './findings/findings.repository';
import { FindingsService } from './findings/findings.service';

/** What other rooms read of findings. Every method takes sets, or one. */
@Injectable()
export class FindingReads {
  constructor(private readonly findings: FindingsRepository) {}

  byIds(tx: ReadTx, ids: readonly string[]): Promise<FindingRecord[]> {
    return this.findings.byIds(tx, ids);
  }

  /** Whether the actor sees anything that was found. */
  async any(tx: ReadTx): Promise<boolean> {
    const all = { state: null, disposal: null, organizationId: null, after: null };
    return (await this.findings.page(tx, all, 1)).length > 0;
  }
}

/** What other rooms do with findings. */
@Injectable()
export class FindingCommands {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly sight: FindingSight,
    private readonly steps: FindingStepsService,
    private readonly service: FindingsService,
    private readonly succession: FindingSuccession,
    private readonly fromAbove: FindingsFromAbove,
  ) {}

  record(actor: Actor, body: FindingBody): Promise<FindingDetailDto> {
    return this.service.record(actor, body);
  }

  answer(actor: Actor, id: string, version: number, body: AnswerFindingBody): Promise<FindingDetailDto> {
    return this.steps.answer(actor, id, version, body);
  }

  confirm(actor: Actor, id: string, version: number): Promise<FindingDetailDto> {
    return this.steps.settle(actor, id, version, { verb: 'confirm' });
  }

  /** A confirmed problem gets an order: it is locked, and disposed of by it. Out with the refusal where it may not. */
  async disposeByOrder(tx: WriteTx, id: string): Promise<FindingRecord> {
    const found = await this.sight.within(tx, await this.findings.lock(tx, id));
    await this.steps.disposeOf(tx, found, 'order', null);
    return found;
  }

  /** Its order was taken back: it waits for another disposition. */
  async undispose(tx: WriteTx, id: string): Promise<void> {
    const found = await this.findings.lock(tx, id);
    if (found) await this.steps.undispose(tx, found);
  }

  /** Confirmed above, by the body named with each: they wait for their disposition. */
  bringIn(tx: WriteTx, problems: readonly ConfirmedAbove[]): Promise<string[]> {
    return this.fromAbove.bringIn(tx, problems);
  }

  /** What was brought in, and nothing came of, is dropped. */
  takeBack(tx: WriteTx, ids: readonly string[], reason: string): Promise<void> {
    return this.fromAbove.takeBack(tx, ids, reason);
  }

  /** Their orders went along with a reorganisation, and so do they. */
  follow(tx: WriteTx, news: ReorganizationNews, ids: readonly string[]): Promise<void> {
    return this.succession.follow(tx, news, ids);
  }
}

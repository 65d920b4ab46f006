import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { dayBefore } from '@zeren/domain/registry/calendar/calendar-days';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { mayCorrectTenure } from '@zeren/domain/registry/organizations/tenures/may-correct-tenure';
import { mayEndTenure } from '@zeren/domain/registry/organizations/tenures/may-end-tenure';
import type { TenureEnding } from '@zeren/domain/registry/organizations/tenures/may-end-tenure';
import { mayStartTenure } from '@zeren/domain/registry/organizations/tenures/may-start-tenure';
import type { RecordingActor } from '@zeren/domain/registry/organizations/tenures/may-start-tenure';
import { tenuresRefusals } from '@zeren/domain/registry/organizations/tenures/tenures-refusals';
import type { WriteTx } from '../../../platform/database/transaction';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { OwnOrganization } from '../own-organization';
import { tenureSeal } from '../tenure-seal';
import { TenureNews } from './tenure-news';
import { TenuresRepository } from './tenures.repository';
import type { CorrectedTenure, LockedPost, RecordedTenure, TenureFacts } from './tenures.repository';

/** A person who is to hold a post. */
export interface NewTenure {
  readonly postId: string;
  readonly personId: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly startNote: string | null;
  /** Tenures of the same post that end on the day before. */
  readonly replaces: readonly ReplacedTenure[];
}

export interface ReplacedTenure {
  readonly tenureId: string;
  readonly version: number;
  readonly endReason: EndReason;
  readonly endNote: string | null;
}

/**
 * Command port of tenures: who takes a post, who leaves it. They are sealed: each act leaves the canonical row in the
 * record (decision 9), and is told of on the day it takes effect.
 */
@Injectable()
export class TenureCommands {
  constructor(
    private readonly repository: TenuresRepository,
    private readonly own: OwnOrganization,
    private readonly news: TenureNews,
  ) {}

  /** Somebody takes a post, and whoever is replaced leaves it, in one step. */
  async appoint(tx: WriteTx, { replaces, ...tenure }: NewTenure): Promise<RecordedTenure> {
    const post = await this.lockPost(tx, tenure.postId);
    if (!(await this.repository.personExists(tx, tenure.personId))) {
      throw new Refused(platformRefusals['request.invalid']({ field: 'personId' }));
    }
    for (const { tenureId, version, endReason, endNote } of replaces) {
      const before = await this.repository.one(tx, tenureId);
      if (before?.postId !== post.id) {
        throw new Refused(tenuresRefusals['tenure.replaces-elsewhere']({ field: 'replaces' }));
      }
      await this.endOne(tx, before, version, { endsOn: dayBefore(tenure.startsOn), endReason, endNote });
    }
    const others = await this.repository.ofPost(tx, post.id);
    accept(mayStartTenure(tenure, post, others, recording(tx)));
    const id = uuidv7();
    await this.repository.insert(tx, { id, ...tenure });
    const after = await this.recorded(tx, id);
    tx.seal({ action: 'tenure.begin', seal: tenureSeal, id });
    await this.news.tellOf(tx, [id]);
    return after;
  }

  /** Somebody leaves a post; the last day counts. */
  async end(tx: WriteTx, id: string, version: number, ending: TenureEnding): Promise<RecordedTenure> {
    await this.endOne(tx, await this.inSight(tx, id), version, ending);
    return this.recorded(tx, id);
  }

  /** Puts days or kind right, with the reason. */
  async correct(tx: WriteTx, id: string, version: number, right: CorrectedTenure): Promise<RecordedTenure> {
    const before = await this.inSight(tx, id);
    const post = await this.lockPost(tx, before.postId);
    const others = (await this.repository.ofPost(tx, post.id)).filter((other) => other.id !== id);
    accept(mayCorrectTenure(before, { ...before, ...right }, post, others, recording(tx)));
    unchanged(await this.repository.correct(tx, id, version, right));
    const after = await this.recorded(tx, id);
    tx.seal({ action: 'tenure.correct', seal: tenureSeal, id, before: factsOf(before) });
    await this.news.tellCorrected(tx, [id]);
    await this.news.tellOf(tx, [id]);
    return after;
  }

  /** Ends tenures of a post that the caller has locked and looked at. */
  async endAll(tx: WriteTx, tenures: readonly RecordedTenure[], ending: TenureEnding): Promise<void> {
    for (const tenure of tenures) await this.endOne(tx, tenure, tenure.version, ending);
  }

  private async endOne(
    tx: WriteTx,
    before: RecordedTenure,
    version: number,
    ending: TenureEnding,
  ): Promise<void> {
    const { id } = before;
    accept(mayEndTenure(before, ending, tx.today));
    unchanged(await this.repository.end(tx, id, version, ending));
    tx.seal({ action: 'tenure.end', seal: tenureSeal, id, before: factsOf(before) });
    await this.news.tellOf(tx, [id]);
  }

  private async lockPost(tx: WriteTx, postId: string): Promise<LockedPost> {
    const post = await this.repository.lockPost(tx, postId);
    if (!post) throw new Refused(platformRefusals['request.not-found']());
    await this.own.require(tx, post.organizationId);
    return post;
  }

  private async inSight(tx: WriteTx, id: string): Promise<RecordedTenure> {
    const tenure = await this.repository.one(tx, id);
    if (!tenure) throw new Refused(platformRefusals['request.not-found']());
    await this.own.require(tx, tenure.organizationId);
    return tenure;
  }

  private async recorded(tx: WriteTx, id: string): Promise<RecordedTenure> {
    const tenure = await this.repository.one(tx, id);
    if (!tenure) throw new Error(`Tenure ${id} vanished within its own transaction`);
    return tenure;
  }
}

function recording(tx: WriteTx): RecordingActor {
  return { personId: tx.actor.personId, today: tx.today };
}

/** What the record keeps of how it was before: what an act can change. */
function factsOf(tenure: RecordedTenure): Partial<TenureFacts> {
  const { kind, startsOn, endsOn, endReason, endNote, correctionNote, version } = tenure;
  return { kind, startsOn, endsOn, endReason, endNote, correctionNote, version };
}

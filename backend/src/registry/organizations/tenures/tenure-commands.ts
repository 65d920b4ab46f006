import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { refuse } from '@zeren/domain/platform/refusal';
import type { Outcome, Refusal } from '@zeren/domain/platform/refusal';
import { dayBefore } from '@zeren/domain/registry/calendar/calendar-days';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { mayCorrectTenure } from '@zeren/domain/registry/organizations/tenures/may-correct-tenure';
import { mayEndTenure } from '@zeren/domain/registry/organizations/tenures/may-end-tenure';
import type { TenureEnding } from '@zeren/domain/registry/organizations/tenures/may-end-tenure';
import { mayStartTenure } from '@zeren/domain/registry/organizations/tenures/may-start-tenure';
import type {
  HeldTenure,
  RecordingActor,
} from '@zeren/domain/registry/organizations/tenures/may-start-tenure';
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
  async appoint(tx: WriteTx, tenure: NewTenure): Promise<RecordedTenure> {
    return (await this.appointAll(tx, [tenure]))[0]!;
  }

  /**
   * The same for several posts, all or none, in as many statements as for one. Whoever calls may say a refusal in words
   * of their own: which of the tenures it is about.
   */
  async appointAll(
    tx: WriteTx,
    tenures: readonly NewTenure[],
    said: (refusal: Refusal, tenure: NewTenure) => Refusal = (refusal) => refusal,
  ): Promise<RecordedTenure[]> {
    const by = <T>(tenure: NewTenure, outcome: Outcome<T>): T =>
      accept(outcome.ok ? outcome : refuse(said(outcome.refusal, tenure)));
    const postIds = tenures.map(({ postId }) => postId);
    const posts = await this.lockPosts(tx, postIds);
    const people = await this.repository.people(
      tx,
      tenures.map(({ personId }) => personId),
    );
    const stranger = tenures.find(({ personId }) => !people.has(personId));
    if (stranger) by(stranger, refuse(platformRefusals['request.invalid']({ field: 'personId' })));
    await this.endReplaced(tx, tenures, by);
    const held: HeldTenure[] = await this.repository.ofPosts(tx, postIds);
    const rows = tenures.map((tenure) => {
      const { postId: at, personId, kind, startsOn, endsOn, startNote } = tenure;
      const row = { id: uuidv7(), postId: at, personId, kind, startsOn, endsOn, startNote };
      const others = held.filter(({ postId }) => postId === row.postId);
      by(tenure, mayStartTenure(row, posts.get(row.postId)!, others, recording(tx)));
      held.push({ ...row, personName: people.get(row.personId)! });
      return row;
    });
    await this.repository.insert(tx, rows);
    const ids = rows.map(({ id }) => id);
    const after = await this.recorded(tx, ids);
    for (const id of ids) tx.seal({ action: 'tenure.begin', seal: tenureSeal, id });
    await this.news.tellOf(tx, ids);
    return after;
  }

  /** Somebody leaves a post; the last day counts. */
  async end(tx: WriteTx, id: string, version: number, ending: TenureEnding): Promise<RecordedTenure> {
    await this.endSeveral(tx, [{ before: await this.inSight(tx, id), version, ending }]);
    return (await this.recorded(tx, [id]))[0]!;
  }

  /** Puts days or kind right, with the reason. */
  async correct(tx: WriteTx, id: string, version: number, right: CorrectedTenure): Promise<RecordedTenure> {
    const before = await this.inSight(tx, id);
    const post = (await this.lockPosts(tx, [before.postId])).get(before.postId)!;
    const others = (await this.repository.ofPosts(tx, [post.id])).filter((other) => other.id !== id);
    accept(mayCorrectTenure(before, { ...before, ...right }, post, others, recording(tx)));
    unchanged(await this.repository.correct(tx, id, version, right));
    const after = (await this.recorded(tx, [id]))[0]!;
    tx.seal({ action: 'tenure.correct', seal: tenureSeal, id, before: factsOf(before) });
    await this.news.tellCorrected(tx, [id]);
    await this.news.tellOf(tx, [id]);
    return after;
  }

  /** Ends tenures of posts that the caller has locked and looked at. */
  endAll(tx: WriteTx, tenures: readonly RecordedTenure[], ending: TenureEnding): Promise<void> {
    const seen = tenures.map((before) => ({ before, version: before.version, ending }));
    return this.endSeveral(tx, seen);
  }

  /** Whoever is replaced leaves on the day before. */
  private async endReplaced(
    tx: WriteTx,
    tenures: readonly NewTenure[],
    by: <T>(tenure: NewTenure, outcome: Outcome<T>) => T,
  ): Promise<void> {
    const ids = tenures.flatMap(({ replaces }) => replaces.map(({ tenureId }) => tenureId));
    if (ids.length === 0) return;
    const found = new Map((await this.repository.byIds(tx, ids)).map((one) => [one.id, one]));
    const endings = tenures.flatMap((tenure) =>
      tenure.replaces.map(({ tenureId, version, endReason, endNote }) => {
        const before = found.get(tenureId);
        if (before?.postId !== tenure.postId)
          return by(tenure, refuse(tenuresRefusals['tenure.replaces-elsewhere']({ field: 'replaces' })));
        const ending = { endsOn: dayBefore(tenure.startsOn), endReason, endNote };
        by(tenure, mayEndTenure(before, ending, tx.today));
        return { before, version, ending, of: tenure };
      }),
    );
    await this.endSeveral(tx, endings, ({ of }, refusal) => by(of, refuse(refusal)));
  }

  private async endSeveral<T extends SeenEnding>(
    tx: WriteTx,
    endings: readonly T[],
    refused: (ending: T, refusal: Refusal) => void = () => undefined,
  ): Promise<void> {
    if (endings.length === 0) return;
    for (const { before, ending } of endings) accept(mayEndTenure(before, ending, tx.today));
    const ended = await this.repository.end(
      tx,
      endings.map(({ before, version, ending }) => ({ id: before.id, version, ending })),
    );
    const missed = endings.find(({ before }) => !ended.has(before.id));
    if (missed) refused(missed, platformRefusals['request.changed-meanwhile']());
    unchanged(ended.size, endings.length);
    for (const { before } of endings)
      tx.seal({ action: 'tenure.end', seal: tenureSeal, id: before.id, before: factsOf(before) });
    await this.news.tellOf(tx, [...ended]);
  }

  private async lockPosts(tx: WriteTx, ids: readonly string[]): Promise<ReadonlyMap<string, LockedPost>> {
    const posts = new Map((await this.repository.lockPosts(tx, ids)).map((post) => [post.id, post]));
    if (ids.some((id) => !posts.has(id))) throw new Refused(platformRefusals['request.not-found']());
    await this.own.requireAll(
      tx,
      [...posts.values()].map(({ organizationId }) => organizationId),
    );
    return posts;
  }

  private async inSight(tx: WriteTx, id: string): Promise<RecordedTenure> {
    const [tenure] = await this.repository.byIds(tx, [id]);
    if (!tenure) throw new Refused(platformRefusals['request.not-found']());
    await this.own.require(tx, tenure.organizationId);
    return tenure;
  }

  /** In the order asked for. */
  private async recorded(tx: WriteTx, ids: readonly string[]): Promise<RecordedTenure[]> {
    const found = new Map((await this.repository.byIds(tx, ids)).map((one) => [one.id, one]));
    return ids.map((id) => {
      const tenure = found.get(id);
      if (!tenure) throw new Error(`Tenure ${id} vanished within its own transaction`);
      return tenure;
    });
  }
}

/** A tenure as it was seen, and how it is to end. */
interface SeenEnding {
  readonly before: RecordedTenure;
  readonly version: number;
  readonly ending: TenureEnding;
}

function recording(tx: WriteTx): RecordingActor {
  return { personId: tx.actor.personId, today: tx.today };
}

/** What the record keeps of how it was before: what an act can change. */
function factsOf(tenure: RecordedTenure): Partial<TenureFacts> {
  const { kind, startsOn, endsOn, endReason, endNote, correctionNote, version } = tenure;
  return { kind, startsOn, endsOn, endReason, endNote, correctionNote, version };
}

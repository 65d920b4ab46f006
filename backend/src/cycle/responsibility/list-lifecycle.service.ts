import { Injectable } from '@nestjs/common';
import { mayIssueList } from '@zeren/domain/cycle/responsibility/may-issue-list';
import { mayReceiveList } from '@zeren/domain/cycle/responsibility/may-receive-list';
import {
  responsibilityListIssued,
  responsibilityListReceived,
} from '@zeren/domain/cycle/responsibility/responsibility-events';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Refusal } from '@zeren/domain/platform/refusal';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, postDay } from '../../registry/organizations';
import type { IssuedListsDto, ListRowDto } from './dto/list.dto';
import { listSeal } from './list-seal';
import { itemsByList } from './list-rows';
import type { ListRecord } from './list-rows';
import { ListRepository } from './list.repository';
import { ListViews } from './list-views';
import { ListVersionsRepository } from './versions/list-versions.repository';

/** Working days within which a list is to be signed for. */
const RECEIPT_DAYS = 3;
/** Lists per transaction: all that a request may name, so that its answer and its retry are about the whole. */
const BATCH = 500;

type Verdict = { readonly issued: ListRecord } | { readonly id: string; readonly refusal: Refusal };

/** 印发 and 签收: what moves a list along. */
@Injectable()
export class ListLifecycleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ListRepository,
    private readonly views: ListViews,
    private readonly organizations: OrganizationReads,
    private readonly calendar: CalendarReads,
    private readonly versions: ListVersionsRepository,
  ) {}

  /** Issues one draft. */
  issue(actor: Actor, id: string, version: number): Promise<ListRowDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [verdict] = await this.issueAll(tx, [id], version);
      if (!verdict || !('issued' in verdict)) {
        throw new Refused(verdict?.refusal ?? platformRefusals['request.not-found']());
      }
      const [row] = await this.views.lists(tx, [verdict.issued]);
      return row!;
    });
  }

  /** Issues what may be issued of a batch and says why of the rest. */
  async issueMany(actor: Actor, listIds: readonly string[]): Promise<IssuedListsDto> {
    const ids = [...new Set(listIds)];
    const parts = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
      ids.slice(index * BATCH, (index + 1) * BATCH),
    );
    const verdicts: Verdict[] = [];
    // Only a job names more than a request may, and it has no key to be retried under.
    for (const part of parts.slice(0, -1)) {
      verdicts.push(
        ...(await this.unitOfWork.write({ ...actor, request: { id: actor.request.id } }, (tx) =>
          this.issueAll(tx, part),
        )),
      );
    }
    return this.unitOfWork.write(actor, async (tx) => {
      verdicts.push(...(await this.issueAll(tx, parts.at(-1) ?? [])));
      return {
        issued: verdicts.filter((verdict) => 'issued' in verdict).length,
        refused: verdicts.flatMap((verdict) =>
          'issued' in verdict
            ? []
            : [
                {
                  id: verdict.id,
                  code: verdict.refusal.code,
                  zh: verdict.refusal.zh,
                  en: verdict.refusal.en,
                },
              ],
        ),
      };
    });
  }

  /** Signs for a list, as the one who answers for its post today. */
  receive(actor: Actor, id: string, version: number): Promise<ListRowDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [list] = await this.repository.byIds(tx, [id]);
      if (!list) throw new Refused(platformRefusals['request.not-found']());
      const asked = [{ postId: list.postId, day: tx.today }];
      const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
      const answeringTenureId = holders.get(postDay(list.postId, tx.today))?.tenureId ?? null;
      if (answeringTenureId !== actor.tenureId) await this.refuseUnseen(tx, id);
      const postTitle = posts.get(list.postId)?.title ?? '';
      accept(mayReceiveList({ state: list.state, postTitle, answeringTenureId }, actor));
      if (list.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const received = await this.repository.receive(tx, list);
      if (!received) throw new Refused(platformRefusals['request.changed-meanwhile']());
      tx.seal({ action: 'responsibility-list.receive', seal: listSeal, id, before: { state: list.state } });
      tx.emit(responsibilityListReceived(id));
      const [row] = await this.views.lists(tx, [received]);
      return row!;
    });
  }

  /** Whoever neither answers for a list nor sees it is not told that there is one. */
  private async refuseUnseen(tx: WriteTx, id: string): Promise<void> {
    const sight = { roots: await this.organizations.sight(tx), ownPostId: tx.actor.postId };
    const seen = await this.repository.inSight(tx, sight, [id]);
    if (seen.length === 0) throw new Refused(platformRefusals['request.not-found']());
  }

  /** An amended version takes the place of the one in force; that one's end is sealed too. */
  private async takePlace(tx: WriteTx, drafts: readonly ListRecord[]): Promise<void> {
    const amended = drafts.filter(({ versionNo }) => versionNo > 1);
    if (amended.length === 0) return;
    for (const { id } of await this.versions.supersede(tx, amended)) {
      tx.seal({ action: 'responsibility-list.supersede', seal: listSeal, id });
    }
  }

  /** Judges all, issues those that pass in one statement, and leaves for each what a write leaves behind. */
  private async issueAll(tx: WriteTx, ids: readonly string[], version?: number): Promise<Verdict[]> {
    const sight = { roots: await this.organizations.scope(tx), ownPostId: null };
    const lists = new Map((await this.repository.inSight(tx, sight, ids)).map((list) => [list.id, list]));
    const items = itemsByList(await this.repository.itemsOf(tx, [...lists.keys()]));
    const asked = [...lists.values()].map(({ postId }) => ({ postId, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    const keptElsewhere = await this.repository.keptElsewhere(tx, [...lists.keys()]);
    const bodies = await this.organizations.organizations(tx, [...new Set(keptElsewhere.values())]);
    const bodyNames = new Map(bodies.map((body) => [body.id, body.nameZh]));

    const keeperOf = (id: string) => {
      const bodyId = keptElsewhere.get(id);
      return bodyId === undefined ? null : (bodyNames.get(bodyId) ?? '');
    };
    const judge = (list: ListRecord): Refusal | undefined => {
      const outcome = mayIssueList({
        state: list.state,
        postTitle: posts.get(list.postId)?.title ?? '',
        hasOwner: holders.has(postDay(list.postId, tx.today)),
        keptElsewhereBy: keeperOf(list.id),
        undated: (items.get(list.id) ?? []).filter(({ cadenceClauses }) => cadenceClauses === null),
      });
      if (!outcome.ok) return outcome.refusal;
      const changed = version !== undefined && list.version !== version;
      return changed ? platformRefusals['request.changed-meanwhile']() : undefined;
    };
    const refusals = new Map(
      ids.map((id) => {
        const list = lists.get(id);
        return [id, list ? judge(list) : platformRefusals['request.not-found']()];
      }),
    );

    const passed = [...lists.values()].filter(({ id }) => !refusals.get(id));
    const receiptDueOn = (await this.calendar.load(tx)).addWorkingDays(tx.today, RECEIPT_DAYS);
    await this.takePlace(tx, passed);
    const issued = new Map(
      (await this.repository.issue(tx, passed, receiptDueOn)).map((list) => [list.id, list]),
    );
    for (const list of issued.values()) {
      const { id } = list;
      tx.seal({ action: 'responsibility-list.issue', seal: listSeal, id, before: { state: 'draft' } });
      tx.emit(responsibilityListIssued(list.id));
    }
    return ids.map((id) => {
      const done = issued.get(id);
      return done
        ? { issued: done }
        : { id, refusal: refusals.get(id) ?? platformRefusals['request.changed-meanwhile']() };
    });
  }
}

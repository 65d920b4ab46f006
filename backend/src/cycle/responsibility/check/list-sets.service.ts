import { Injectable } from '@nestjs/common';
import { isRedCell, warningKey } from '@zeren/domain/cycle/responsibility/check/warning-key';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import { ListLifecycleService } from '../list-lifecycle.service';
import { ListRepository } from '../list.repository';
import { ListViews } from '../list-views';
import type { GiveReasonDto, IssuedSetDto, ListSetDto, SetCheckDto, SetDraftsDto } from '../dto/list-set.dto';
import { CHECK_LISTS } from './check-lists.job';
import { CheckRepository } from './check.repository';
import type { CheckRecord, ReasonRecord, SetRecord } from './check.repository';
import type { CheckResult } from './check-result';

/** Lists that one request issues; the page asks again until none is left. */
const ISSUED_AT_ONCE = 200;
/** Drafts that are named before a set is issued, of those that are ready and of those that wait. */
const NAMED = 8;
/** Reasons from below that one page lists. */
const REASONS_BELOW = 200;

/** List sets: what they look like, their check, the reasons given, and issuing a set whole. */
@Injectable()
export class ListSetsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CheckRepository,
    private readonly organizations: OrganizationReads,
    private readonly lifecycle: ListLifecycleService,
    private readonly jobQueue: JobQueue,
    private readonly lists: ListRepository,
    private readonly views: ListViews,
  ) {}

  /** The sets of a year that bodies in sight keep, each with what its newest check said and the reasons given. */
  sets(actor: Actor, year: number | undefined): Promise<ListSetDto[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? Number(tx.today.slice(0, 4));
      const all = await this.repository.sets(tx, asked, null);
      const bodyIds = [...new Set(all.map(({ organizationId }) => organizationId))];
      const within = await this.organizations.within(tx, bodyIds);
      const sets = all.filter(({ organizationId }) => within.has(organizationId));
      const names = await this.names(tx, [...within]);
      const checks = await this.repository.newest(
        tx,
        sets.map(({ id }) => id),
      );
      const checkOf = new Map(checks.map((check) => [check.listSetId, check]));
      return Promise.all(
        sets.map(async (set) =>
          setView(
            set,
            names.get(set.organizationId) ?? '',
            checkOf.get(set.id),
            await this.repository.reasons(tx, set.id),
          ),
        ),
      );
    });
  }

  /** The newest check of a set, with the reasons given since. */
  check(actor: Actor, id: string): Promise<SetCheckDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const set = await this.inSight(tx, id);
      const [check] = await this.repository.newest(tx, [id]);
      const names = await this.names(tx, [set.organizationId]);
      const reasons = await this.repository.reasons(tx, id);
      const below = await this.repository.reasonsBelow(tx, set, REASONS_BELOW);
      const tenureIds = [...reasons, ...below].map(({ givenByTenureId }) => givenByTenureId);
      const givers = await this.givers(tx, tenureIds);
      return {
        set: setView(set, names.get(set.organizationId) ?? '', check, reasons),
        result: check?.result ?? null,
        drafts: await this.draftsAhead(tx, id),
        reasons: reasons.map(({ givenByTenureId, givenAt, ...reason }) => ({
          ...reason,
          givenAt: givenAt.toISOString(),
          givenBy: givers.get(givenByTenureId ?? '') ?? null,
        })),
        reasonsBelow: below.map(({ givenByTenureId, ...reason }) => ({
          ...reason,
          givenBy: givers.get(givenByTenureId ?? '') ?? null,
        })),
      };
    });
  }

  /** Asks for a check; the job process runs it and says how far it is. */
  async ask(actor: Actor, id: string): Promise<{ readonly checkId: string }> {
    const checkId = await this.unitOfWork.write(actor, async (tx) => {
      const asked = await this.repository.ask(tx, await this.kept(tx, id));
      tx.audit({ action: 'list-set.ask-check', subject: { kind: 'list-set', id } });
      return asked;
    });
    await this.jobQueue.add(CHECK_LISTS, {}, `check-${checkId}`);
    return { checkId };
  }

  /** Gives one reason for several things warned of; an empty one takes it back. */
  giveReason(actor: Actor, id: string, { keys, reason, until }: GiveReasonDto): Promise<{ given: number }> {
    return this.unitOfWork.write(actor, async (tx) => {
      const set = await this.kept(tx, id);
      const distinct = [...new Set(keys)];
      await this.repository.giveReason(tx, set, distinct, reason.trim(), until ?? null);
      const after = { keys: distinct, reason: reason.trim(), until: until ?? null };
      tx.audit({ action: 'list-set.give-reason', subject: { kind: 'list-set', id }, after });
      return { given: distinct.length };
    });
  }

  /**
   * Issues the set's drafts, so many at a time. A set is issued on a check of what it is now, with a reason for every
   * red cell: one tap each, and the level above reads them (S2).
   */
  async issue(actor: Actor, id: string): Promise<IssuedSetDto> {
    const drafts = await this.unitOfWork.read(actor, async (tx) => {
      const set = await this.kept(tx, id);
      const [check] = await this.repository.newest(tx, [id]);
      if (set.drafts > 0) assertExplained(set, check, await this.repository.reasons(tx, id));
      return this.repository.drafts(tx, id, ISSUED_AT_ONCE);
    });
    const { issued, refused } = await this.lifecycle.issueMany(
      actor,
      drafts.map((draft) => draft.id),
    );
    const left = await this.unitOfWork.read(actor, async (tx) => (await this.repository.set(tx, id))!.drafts);
    return { issued, refused, left };
  }

  /** Lists are named to whom they are in sight. */
  private async draftsAhead(tx: ReadTx, id: string): Promise<SetDraftsDto> {
    const { first, ...counts } = await this.repository.draftCounts(tx, id, NAMED);
    const sight = { roots: await this.organizations.scope(tx), ownPostId: null };
    const rows = await this.views.lists(tx, await this.lists.inSight(tx, sight, first));
    return {
      ...counts,
      ready: rows.filter(({ undatedCount }) => undatedCount === 0),
      undated: rows.filter(({ undatedCount }) => undatedCount > 0),
    };
  }

  private async inSight(tx: ReadTx, id: string): Promise<SetRecord> {
    const set = await this.repository.set(tx, id);
    const seen = set && (await this.organizations.within(tx, [set.organizationId])).has(set.organizationId);
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
    return set;
  }

  /** What one sees of a set below is not yet one's own to change: only where the permission to issue reaches. */
  private async kept(tx: ReadTx, id: string): Promise<SetRecord> {
    const set = await this.inSight(tx, id);
    const roots = tx.actor.permissions.get('responsibility-lists.issue') ?? [];
    const within = await this.organizations.within(tx, [set.organizationId], roots);
    if (!within.has(set.organizationId)) throw new Refused(platformRefusals['request.not-found']());
    return set;
  }

  /** Who gave reasons under these tenures, with the post they spoke for. */
  private async givers(tx: ReadTx, tenureIds: readonly (string | null)[]): Promise<Map<string, string>> {
    const known = [...new Set(tenureIds.filter((id) => id !== null))];
    const tenures = await this.organizations.tenures(tx, known);
    return new Map(tenures.map((one) => [one.tenureId, `${one.personName}（${one.postTitle}）`]));
  }

  private async names(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.organizations.organizations(tx, ids);
    return new Map(rows.map(({ id, nameZh }) => [id, nameZh]));
  }
}

/** The red cells of a check for which no reason stands. */
function unexplained(result: CheckResult | null, reasons: readonly ReasonRecord[]): string[] {
  const given = new Set(reasons.map(({ warningKey: key }) => key));
  return (result?.warnings ?? []).map(warningKey).filter((key) => isRedCell(key) && !given.has(key));
}

/** What was issued meanwhile is no reason to check again, the mark does not see it; a changed draft is, in a set begun too. */
function assertExplained(
  set: SetRecord,
  check: CheckRecord | undefined,
  reasons: readonly ReasonRecord[],
): void {
  if (check?.state !== 'done' || check.mark !== set.mark) {
    throw new Refused(responsibilityRefusals['list-set.not-checked']());
  }
  const [first] = unexplained(check.result, reasons);
  if (first === undefined) return;
  const [, dimension = '', domain = ''] = first.split(':');
  const count = unexplained(check.result, reasons).length;
  throw new Refused(
    responsibilityRefusals['list-set.unexplained']({ parameters: { dimension, domain, count } }),
  );
}

function setView(
  set: SetRecord,
  organizationName: string,
  check: CheckRecord | undefined,
  reasons: readonly ReasonRecord[],
): ListSetDto {
  const result = check?.result ?? null;
  return {
    id: set.id,
    year: set.year,
    title: set.title,
    organizationId: set.organizationId,
    organizationName,
    lists: set.lists,
    drafts: set.drafts,
    check: check
      ? {
          state: check.state,
          itemsDone: check.itemsDone,
          itemsTotal: check.itemsTotal,
          askedAt: check.askedAt.toISOString(),
          finishedAt: check.finishedAt?.toISOString() ?? null,
          aged: check.state === 'done' && check.mark !== set.mark,
          required: result?.coverage.required ?? null,
          filled: result?.coverage.filled ?? null,
          warnings: result?.warnings.length ?? null,
          unexplained: result ? unexplained(result, reasons).length : null,
        }
      : null,
    reasonsGiven: reasons.length,
  };
}

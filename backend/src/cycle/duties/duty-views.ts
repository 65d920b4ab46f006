import { Injectable } from '@nestjs/common';
import { dutyLight, standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { mayReportDuty } from '@zeren/domain/cycle/duties/may-report-duty';
import type { ReportableDuty, ReportingActor } from '@zeren/domain/cycle/duties/may-report-duty';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { CatalogueReads } from '../../registry/catalogues';
import { OrganizationReads, postDay } from '../../registry/organizations';
import type { PostsWithHolders } from '../../registry/organizations';
import type { DutyRowDto } from './dto/duty.dto';
import type { DutyRecord } from './duty-record';
import { StandInsBook } from './stand-ins';
import type { StoodInPost } from './stand-ins';

const NAMES_KEPT = 60_000;

/** Turns stored duties into what people are shown. Posts, holders and the calendar come for all rows at once. */
@Injectable()
export class DutyViews {
  private domainNames: { readonly until: number; readonly names: ReadonlyMap<string, string> } | undefined;

  constructor(
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly catalogues: CatalogueReads,
    private readonly standIns: StandInsBook,
  ) {}

  /** What the light says is always of today; what the row is counted as follows within a minute of midnight. */
  async rows(tx: ReadTx, duties: readonly DutyRecord[]): Promise<DutyRowDto[]> {
    if (duties.length === 0) return [];
    const known = await this.organizations.postsWithHolders(tx, askedOf(tx, duties));
    const calendar = await this.calendars.load(tx);
    const domains = await this.domains(tx);
    const stoodIn = await this.standIns.postsOf(tx);
    const actor = reportingActor(tx, known);
    return duties.map((duty) => {
      const { light, reason, workingDays } = dutyLight(duty, tx.today, calendar);
      const post = known.posts.get(duty.postId);
      const verdict = mayReportDuty(reportable(tx, duty, known, stoodIn), actor);
      return {
        id: duty.id,
        title: duty.title,
        titleEn: duty.titleEn,
        periodLabel: duty.periodLabel,
        opensOn: duty.opensOn,
        dueOn: duty.dueOn,
        extendedTo: duty.extendedTo,
        year: duty.year,
        provisional: duty.provisional,
        light,
        lightReason: reason,
        workingDays,
        graceUntil: duty.graceUntil,
        state: duty.state,
        reportedOn: duty.reportedOn,
        checkingClass: duty.checkingClass,
        awaitsCheck: duty.awaitsCheck && duty.state === 'reported',
        postId: duty.postId,
        postTitle: post?.title ?? '',
        organizationId: duty.organizationId,
        organizationName: post?.organizationName ?? '',
        holderName: known.holders.get(postDay(duty.postId, answerDay(tx, duty)))?.personName ?? null,
        domainCode: duty.domainCode,
        domainName: domains.get(duty.domainCode) ?? duty.domainCode,
        evidenceCount: duty.evidenceCount,
        version: duty.version,
        asksTable: duty.asksTable,
        inSteadOf: (verdict.ok && absentAt(tx, duty, known, stoodIn)?.personName) || null,
        canReport: verdict.ok,
        reportRefusal: verdict.ok
          ? null
          : { code: verdict.refusal.code, zh: verdict.refusal.zh, en: verdict.refusal.en },
      };
    });
  }

  /** What deciding about one duty needs, read together with the row; and in whose stead the actor would report it. */
  async reporting(
    tx: ReadTx,
    duty: DutyRecord,
  ): Promise<{ duty: ReportableDuty; actor: ReportingActor; inSteadOf: StoodInPost | null }> {
    const known = await this.organizations.postsWithHolders(tx, askedOf(tx, [duty]));
    const stoodIn = await this.standIns.postsOf(tx);
    return {
      duty: reportable(tx, duty, known, stoodIn),
      actor: reportingActor(tx, known),
      inSteadOf: absentAt(tx, duty, known, stoodIn) ?? null,
    };
  }

  /** Names of domains change with a catalogue's years, not with requests. */
  private async domains(tx: ReadTx): Promise<ReadonlyMap<string, string>> {
    const now = Date.parse(tx.now);
    if (!this.domainNames || this.domainNames.until < now || this.domainNames.until > now + NAMES_KEPT) {
      const entries = await this.catalogues.everyEntry(tx, 'domains');
      const names = new Map(entries.map((entry) => [entry.code, entry.nameZh]));
      this.domainNames = { until: now + NAMES_KEPT, names };
    }
    return this.domainNames.names;
  }
}

/** Who answers for a duty is its holder on the due date; before that, today's. */
function answerDay(tx: ReadTx, duty: DutyRecord): string {
  const due = standingDue(duty);
  return due < tx.today ? due : tx.today;
}

function askedOf(tx: ReadTx, duties: readonly DutyRecord[]): { postId: string; day: string }[] {
  const { postId } = tx.actor;
  return [
    ...duties.flatMap((duty) => [
      { postId: duty.postId, day: answerDay(tx, duty) },
      { postId: duty.postId, day: tx.today },
    ]),
    ...(postId ? [{ postId, day: tx.today }] : []),
  ];
}

function reportable(tx: ReadTx, duty: DutyRecord, known: PostsWithHolders, stoodIn: StoodIn): ReportableDuty {
  const { holders } = known;
  const holder = holders.get(postDay(duty.postId, tx.today));
  return {
    state: duty.state,
    postId: duty.postId,
    organizationId: duty.organizationId,
    postVacant: holder === undefined || holder.asHead,
    stoodIn: absentAt(tx, duty, known, stoodIn) !== undefined,
  };
}

type StoodIn = ReadonlyMap<string, StoodInPost>;

/** Who is on leave, where it is really they who answer for the post today, and the actor does not hold it themselves. */
function absentAt(
  tx: ReadTx,
  { postId }: DutyRecord,
  { holders }: PostsWithHolders,
  stoodIn: StoodIn,
): StoodInPost | undefined {
  const absent = postId === tx.actor.postId ? undefined : stoodIn.get(postId);
  return absent && holders.get(postDay(postId, tx.today))?.tenureId === absent.tenureId ? absent : undefined;
}

function reportingActor({ actor }: ReadTx, { posts }: PostsWithHolders): ReportingActor {
  return {
    tenureId: actor.tenureId,
    postId: actor.postId,
    organizationId: actor.organizationId,
    isHead: actor.postId !== null && (posts.get(actor.postId)?.isHead ?? false),
  };
}

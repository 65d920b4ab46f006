import { Injectable } from '@nestjs/common';
import { dutyLight, standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { overdueByTenure } from '@zeren/domain/cycle/duties/overdue-by-tenure';
import { MATTER_LIGHTS } from '@zeren/domain/registry/organizations/post-matter';
import type { MatterLight, OverdueShare, PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters, TenureRow } from '../../registry/organizations';
import type { DutyRecord } from './duty-record';
import { DutyReportsRepository } from './duty-reports.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { ExtensionsRepository } from './extensions/extensions.repository';
import type { AskedOfPost } from './extensions/extensions.repository';

/** What of this room goes with a post: what it still owes, what was begun and not sent, what it was asked to decide, and the evidence that stays. */
@Injectable()
@TellsPostMatters()
export class DutiesOfThePost implements PostMatters {
  constructor(
    private readonly duties: DutyRowsRepository,
    private readonly reports: DutyReportsRepository,
    private readonly extensions: ExtensionsRepository,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
  ) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const ids = posts.map(({ postId }) => postId);
    const duties = await this.duties.openOfPosts(tx, ids);
    const calendar = await this.calendars.load(tx);
    const tenures = await this.organizations.tenuresOfPosts(tx, ids);
    const held = new Map(ids.map((id) => [id, tenures.filter(({ postId }) => postId === id)]));
    const leaving = new Map(posts.map(({ postId, personId }) => [postId, personId]));
    const drafted = await this.reports.drafted(
      tx,
      duties.flatMap(({ id: dutyId, postId }) => {
        const personId = leaving.get(postId) ?? null;
        return personId === null ? [] : { dutyId, personId };
      }),
    );
    const asked = await this.extensions.askedOfPosts(tx, ids);
    const evidence = await this.duties.evidenceOfPosts(tx, ids);
    const ofDuty = ({ postId }: DutyRecord, matter: PostMatter): MatterOfPost => ({ postId, matter });
    return [
      ...duties.map((duty) =>
        ofDuty(duty, dutyMatter(duty, tx.today, calendar, held.get(duty.postId) ?? [])),
      ),
      ...duties.filter(({ id }) => drafted.has(id)).map((duty) => ofDuty(duty, draftMatter(duty))),
      ...asked.map((request) => ({ postId: request.postId, matter: requestMatter(request) })),
      ...evidence.map(({ postId, pieces }) => ({ postId, matter: evidenceMatter(postId, pieces) })),
    ];
  }
}

function dutyMatter(
  duty: DutyRecord,
  today: string,
  calendar: WorkingCalendar,
  tenures: readonly TenureRow[],
): PostMatter {
  const { light } = dutyLight(duty, today, calendar);
  return {
    kind: 'duty',
    subjectId: duty.id,
    titleZh: `${duty.title}（${duty.periodLabel}）`,
    titleEn: `${duty.titleEn ?? duty.title} (${duty.periodLabel})`,
    dueOn: standingDue(duty),
    light: MATTER_LIGHTS.find((open): open is MatterLight => open === light) ?? null,
    weight: 'to-take-over',
    overdue: duty.state === 'owed' ? overdueShares(duty, today, calendar, tenures) : [],
  };
}

/** A vacant day is nobody's here: the head who looked after the post is not its holder. */
function overdueShares(
  duty: DutyRecord,
  today: string,
  calendar: WorkingCalendar,
  tenures: readonly TenureRow[],
): OverdueShare[] {
  const due = { postId: duty.postId, dueOn: standingDue(duty) };
  return overdueByTenure(due, today, tenures, calendar).map(({ tenure, workingDays }) => ({
    tenureId: tenure?.tenureId ?? null,
    personName: tenure?.personName ?? null,
    workingDays,
  }));
}

function draftMatter({ id, title, titleEn }: DutyRecord): PostMatter {
  return {
    kind: 'duty-draft',
    subjectId: id,
    titleZh: `“${title}”有没报送的草稿，只有移交人看得到，请报送或当面说明`,
    titleEn: `A draft for “${titleEn ?? title}” was not sent; only the outgoing person sees it: send it, or speak of it`,
    dueOn: null,
    light: null,
    weight: 'to-know',
    overdue: [],
  };
}

function requestMatter({ dutyId, title, titleEn, dueBefore }: AskedOfPost): PostMatter {
  return {
    kind: 'duty-extension',
    subjectId: dutyId,
    titleZh: `“${title}”的延期申请待定`,
    titleEn: `More time is asked for “${titleEn ?? title}”: to be decided`,
    dueOn: dueBefore,
    light: null,
    weight: 'to-take-over',
    overdue: [],
  };
}

function evidenceMatter(postId: string, pieces: number): PostMatter {
  return {
    kind: 'evidence',
    subjectId: postId,
    titleZh: `证据 ${pieces} 份，随任务留存，接任者可以查阅`,
    titleEn: `${pieces} piece(s) of evidence stay with their duties, open to the successor`,
    dueOn: null,
    light: null,
    weight: 'to-know',
    overdue: [],
  };
}

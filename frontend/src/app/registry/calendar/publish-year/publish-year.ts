import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { PublishedYearDto } from '@zeren/api-client/models/published-year-dto';
import type { CalendarYearDto } from '@zeren/api-client/models/calendar-year-dto';
import { NOTICE_EXAMPLE, noticeTitle, readNotice } from '@zeren/domain/registry/calendar/read-notice';
import { createWorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import { Api } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

/** One month as the year's table shows it. */
interface Month {
  readonly number: number;
  readonly holidays: readonly string[];
  readonly worked: readonly string[];
  readonly workingDays: number;
}

/** 法定工作日: the notice of a year's holidays is pasted, looked over by month, and published. */
@Component({
  selector: 'zr-publish-year',
  imports: [DayPipe, FailedState, PageTitle, RefusalNote, SealButton, SkeletonRows, WhySeen],
  templateUrl: './publish-year.html',
  styleUrl: './publish-year.less',
})
export class PublishYear {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  protected readonly example = NOTICE_EXAMPLE;
  protected readonly years = computed(() => {
    const now = this.session.view()?.year ?? new Date().getFullYear();
    return [now, now + 1, now + 2];
  });
  /** The next year is what is mostly waited for. */
  protected readonly year = linkedSignal(() => this.years()[1]!);
  protected readonly standing = latest(httpResource<CalendarYearDto>(() => `/api/calendar/${this.year()}`));

  protected readonly notice = linkedSignal({ source: this.year, computation: () => '' });
  protected readonly basis = linkedSignal({
    source: this.year,
    computation: noticeTitle,
  });
  protected readonly publishedOn = linkedSignal({ source: this.year, computation: () => '' });
  protected readonly busy = signal(false);
  protected readonly problem = linkedSignal<number, Problem | null>({
    source: this.year,
    computation: () => null,
  });
  protected readonly done = linkedSignal<number, boolean>({ source: this.year, computation: () => false });

  protected readonly reading = computed(() =>
    this.notice().trim() ? readNotice(this.notice(), this.year()) : null,
  );
  /** What was read of the notice; else what is published. */
  protected readonly shown = computed(() => {
    const reading = this.reading();
    if (reading) return { holidays: reading.holidays, worked: reading.worked };
    const standing = this.standing.value();
    if (!standing?.published) return null;
    const ofKind = (kind: string) =>
      standing.exceptions.filter((day) => day.kind === kind).map(({ day }) => day);
    return { holidays: ofKind('holiday'), worked: ofKind('worked') };
  });
  protected readonly months = computed((): readonly Month[] => {
    const days = this.shown();
    if (!days) return [];
    const year = this.year();
    const calendar = createWorkingCalendar({ years: [year], ...days });
    const lastDay = (month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    return Array.from({ length: 12 }, (_, index) => {
      const number = index + 1;
      const of = (list: readonly string[]) => list.filter((day) => Number(day.slice(5, 7)) === number);
      return {
        number,
        holidays: of(days.holidays),
        worked: of(days.worked),
        workingDays: calendar.workingDaysBetween(lastDay(index), lastDay(number)),
      };
    });
  });
  protected readonly workingDays = computed(() =>
    this.months().reduce((sum, { workingDays }) => sum + workingDays, 0),
  );
  protected readonly ready = computed(() => {
    const reading = this.reading();
    return reading !== null && reading.faults.length === 0 && this.basis().trim() !== '';
  });

  protected async publish(): Promise<void> {
    const reading = this.reading();
    const standing = this.standing.value();
    if (!reading || !standing) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body: PublishedYearDto = {
        basis: this.basis().trim(),
        publishedOn: this.publishedOn() || null,
        holidays: [...reading.holidays],
        worked: [...reading.worked],
      };
      await this.api.put(`/api/calendar/${this.year()}`, body, { version: standing.version });
      this.notice.set('');
      this.done.set(true);
      this.standing.reload();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}

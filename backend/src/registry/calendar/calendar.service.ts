import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { mayPublishYear } from '@zeren/domain/registry/calendar/may-publish-year';
import type { YearDays } from '@zeren/domain/registry/calendar/may-publish-year';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { uuidv7 } from '../../platform/uuid';
import { CalendarRepository } from './calendar.repository';
import type { CalendarYearDto, PublishedYearDto } from './dto/calendar-year.dto';

/** The calendar as people look at it, and as it is published. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CalendarRepository,
  ) {}

  /** A year with its exceptions; an unpublished year says so. */
  year(actor: Actor, year: number): Promise<CalendarYearDto> {
    return this.unitOfWork.read(actor, (tx) => this.view(tx, year));
  }

  /** Publishes a year's notice, or puts it right; whoever counts by the calendar follows. */
  publish(
    actor: Actor,
    year: number,
    version: number,
    { basis, publishedOn = null, ...content }: PublishedYearDto,
  ): Promise<CalendarYearDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      // The days before the version: what somebody publishes in between shows in the version, and is refused as that.
      const days = await this.days(tx, year);
      const standing = await this.repository.year(tx, year);
      if ((standing?.version ?? 0) !== version)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      const before = standing ? days : null;
      const after = accept(mayPublishYear(year, content, before, tx.today));
      const row = { id: standing?.id ?? uuidv7(), version, year, basis, publishedOn };
      const written = await (standing
        ? this.repository.republish(tx, row)
        : this.repository.publish(tx, row));
      unchanged(written);
      await this.repository.replaceExceptions(tx, year, after);
      tx.audit({
        action: 'calendar.publish',
        subject: { kind: 'calendar-year', id: row.id },
        ...(before ? { before: { year, basis: standing!.basis, ...before } } : {}),
        after: { year, basis, publishedOn, ...after },
      });
      return this.view(tx, year);
    });
  }

  private async view(tx: ReadTx, year: number): Promise<CalendarYearDto> {
    const published = await this.repository.year(tx, year);
    const exceptions = published ? await this.repository.exceptions(tx, year) : [];
    return {
      ...{ id: published?.id ?? null, year, published: Boolean(published), version: published?.version ?? 0 },
      ...{ basis: published?.basis ?? null, publishedOn: published?.publishedOn ?? null, exceptions },
    };
  }

  private async days(tx: ReadTx, year: number): Promise<YearDays> {
    const exceptions = await this.repository.exceptions(tx, year);
    const ofKind = (kind: string) => exceptions.filter((day) => day.kind === kind).map(({ day }) => day);
    return { holidays: ofKind('holiday'), worked: ofKind('worked') };
  }
}

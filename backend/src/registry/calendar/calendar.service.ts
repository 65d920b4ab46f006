import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarRepository } from './calendar.repository';
import type { CalendarYearDto } from './dto/calendar-year.dto';

/** The calendar as people look at it. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CalendarRepository,
  ) {}

  /** A year with its exceptions; an unpublished year says so. */
  year(actor: Actor, year: number): Promise<CalendarYearDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const published = await this.repository.year(tx, year);
      const exceptions = published ? await this.repository.exceptions(tx, year) : [];
      return { year, published: Boolean(published), basis: published?.basis ?? null, exceptions };
    });
  }
}

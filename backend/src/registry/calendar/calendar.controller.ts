import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { CalendarService } from './calendar.service';
import { CalendarYearDto, CalendarYearParam } from './dto/calendar-year.dto';

@ApiTags('calendar')
@Controller('api/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get(':year')
  @Permit('catalogues.read')
  @ApiOperation({ summary: 'Official working days of a year', operationId: 'getCalendarYear' })
  @ApiOkResponse({ type: CalendarYearDto })
  year(@CurrentActor() actor: Actor, @Param() { year }: CalendarYearParam): Promise<CalendarYearDto> {
    return this.calendar.year(actor, year);
  }
}

import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit } from '../../platform/http/route';
import { CalendarService } from './calendar.service';
import { CalendarYearDto, CalendarYearParam, PublishedYearDto } from './dto/calendar-year.dto';

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

  @Put(':year')
  @Permit('calendar.publish')
  @ApiOperation({
    summary: "Publish a year's notice of holidays, or put it right",
    operationId: 'publishYear',
  })
  @ApiOkResponse({ type: CalendarYearDto })
  publish(
    @CurrentActor() actor: Actor,
    @Param() { year }: CalendarYearParam,
    @ExpectedVersion() version: number,
    @Body() dto: PublishedYearDto,
  ): Promise<CalendarYearDto> {
    return this.calendar.publish(actor, year, version, dto);
  }
}

import { Module } from '@nestjs/common';
import { CalendarCommands } from './calendar-commands';
import { CalendarReads } from './calendar-reads';
import { CalendarController } from './calendar.controller';
import { CalendarRepository } from './calendar.repository';
import { CalendarSubjects } from './calendar-subjects';
import { CalendarService } from './calendar.service';

@Module({
  controllers: [CalendarController],
  providers: [CalendarRepository, CalendarSubjects, CalendarService, CalendarReads, CalendarCommands],
  exports: [CalendarReads, CalendarCommands],
})
export class CalendarModule {}

import { Occurrence } from './occurrence.entity';

export { CalendarModule } from './calendar.module';
export { CalendarReads } from './calendar-reads';
export { CalendarCommands } from './calendar-commands';
export type { NewOccurrence } from './calendar-commands';
export type { OccurrenceRow } from './calendar.repository';

/** The room's entities, for the one data source. */
export const calendarEntities = [Occurrence];

import { DutyChase } from './chasing/duty-chase.entity';
import { DutySnooze } from './chasing/duty-snooze.entity';
import { Delivery } from './delivery.entity';
import { PersonLeave } from './leave/person-leave.entity';
import { Notice } from './notice.entity';
import { ReminderLadder } from './ladders/reminder-ladder.entity';
import { Reminder } from './reminder.entity';

export { RemindersModule } from './reminders.module';

/** The room's entities, for the one data source. */
export const remindersEntities = [
  Reminder,
  ReminderLadder,
  DutyChase,
  DutySnooze,
  PersonLeave,
  Notice,
  Delivery,
];

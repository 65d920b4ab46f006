import { Delivery } from './delivery.entity';
import { Notice } from './notice.entity';
import { Reminder } from './reminder.entity';

export { RemindersModule } from './reminders.module';

/** The room's entities, for the one data source. */
export const remindersEntities = [Reminder, Notice, Delivery];

import { JOB_SCHEMA, migrateJobSchema } from '../../platform/jobs/job-schema';
import { describeRemindersOnAQueue } from './reminders-on-a-queue.spec-kit';

const DEADLOCK = '40P01';

describeRemindersOnAQueue('PostgreSQL', async (database) => {
  await migrateJobSchema(database.ownerUrl);
  return {
    async forgetEverything() {
      const { rows } = await database.owner.query<{ name: string }>(
        `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
         WHERE schemaname = $1 AND tablename NOT ILIKE '%migration%'`,
        [JOB_SCHEMA],
      );
      const truncate = `TRUNCATE ${rows.map(({ name }) => name).join(', ')}`;
      for (let tries = 1; ; tries += 1) {
        try {
          await database.owner.query(truncate);
          return;
        } catch (error) {
          // Workers in the middle of a job hold some of the tables: they and we would wait for each other.
          if ((error as { code?: string }).code !== DEADLOCK || tries === 20) throw error;
        }
      }
    },
    close: () => Promise.resolve(),
  };
});

import { describeJobs } from '../../../test/job-cases';

describeJobs('PostgreSQL', () =>
  Promise.resolve({
    settings: {},
    async empty(database) {
      await database.owner.query('TRUNCATE bullmq.job, bullmq.scheduler CASCADE');
    },
    async break(database) {
      await database.owner.query('ALTER TABLE bullmq.job RENAME TO job_away');
    },
    async mend(database) {
      await database.owner.query('ALTER TABLE bullmq.job_away RENAME TO job');
    },
  }),
);

import { startRedisServer } from '@zeren/testing/redis-server';
import type { RedisServer } from '@zeren/testing/redis-server';
import { describeJobs } from '../../../test/job-cases';

let server: RedisServer;
afterAll(() => server.stop());

describeJobs('Redis', async () => {
  server = await startRedisServer();
  return {
    settings: { REDIS_URL: server.url },
    empty: () => server.flushAll(),
    break: () => server.stop(),
    mend: async () => {
      server = await startRedisServer(Number(new URL(server.url).port));
    },
  };
});

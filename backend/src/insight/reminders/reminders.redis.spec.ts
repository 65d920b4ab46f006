import { startRedisServer } from '@zeren/testing/redis-server';
import { describeRemindersOnAQueue } from './reminders-on-a-queue.spec-kit';

// A Redis of its own: flushing the one that other specs share would be their disaster too.
describeRemindersOnAQueue('Redis', async () => {
  const redis = await startRedisServer();
  return { redisUrl: redis.url, forgetEverything: () => redis.flushAll(), close: () => redis.stop() };
});

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Every measure of this process; the API and the job side share it where they share a process. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const httpDuration = new Histogram({
  name: 'zeren_http_request_seconds',
  help: 'How long requests took, by method, route pattern and status.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 0.5, 1, 3, 10],
  registers: [metrics],
});

export const jobDuration = new Histogram({
  name: 'zeren_job_seconds',
  help: 'How long job runs took, by job and outcome (done, failed).',
  labelNames: ['job', 'outcome'] as const,
  buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120],
  registers: [metrics],
});

export const jobsGivenUp = new Counter({
  name: 'zeren_jobs_given_up_total',
  help: 'Jobs that failed on their last attempt; each has a row in job_failure.',
  labelNames: ['job'] as const,
  registers: [metrics],
});

export const jobsNotCarried = new Counter({
  name: 'zeren_jobs_not_carried_total',
  help: 'Jobs the queue could not take; what they stand for is still in PostgreSQL and is picked up by a watchdog.',
  labelNames: ['job'] as const,
  registers: [metrics],
});

export const queueSilence = new Gauge({
  name: 'zeren_queue_silence_seconds',
  help: 'Time since a queue last proved that it works, as the database saw it.',
  labelNames: ['queue'] as const,
  registers: [metrics],
});

export const outboxWaiting = new Gauge({
  name: 'zeren_outbox_waiting',
  help: 'Events whose listeners have not all run.',
  registers: [metrics],
});

export const outboxLag = new Gauge({
  name: 'zeren_outbox_lag_seconds',
  help: 'Age of the oldest event whose listeners have not all run.',
  registers: [metrics],
});

export const poolConnections = new Gauge({
  name: 'zeren_pool_connections',
  help: 'Connections of the database pool by process kind and state (open, idle, wanted).',
  labelNames: ['kind', 'state'] as const,
  registers: [metrics],
});

type Refresh = () => Promise<void>;
const refreshes = new Set<Refresh>();

/** Runs before each scrape, for measures that are looked up rather than counted. Answers how to take it back. */
export function refreshBeforeScrape(refresh: Refresh): () => void {
  refreshes.add(refresh);
  return () => void refreshes.delete(refresh);
}

/** Everything measured, as Prometheus reads it. A measure that cannot be looked up now keeps its last value. */
export async function scrape(): Promise<string> {
  await Promise.allSettled([...refreshes].map((refresh) => refresh()));
  return metrics.metrics();
}

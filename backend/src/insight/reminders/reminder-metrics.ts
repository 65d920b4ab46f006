import { Counter, Histogram } from 'prom-client';
import { metrics } from '../../platform/metrics/metrics';

export const remindersClaimed = new Counter({
  name: 'zeren_reminders_claimed_total',
  help: 'Reminders that came due, by what became of them: told, nothing left to tell, or nobody to tell.',
  labelNames: ['outcome'] as const,
  registers: [metrics],
});

export const reminderLateness = new Histogram({
  name: 'zeren_reminder_lateness_seconds',
  help: 'How long after its instant a reminder was put into the inbox.',
  buckets: [1, 5, 10, 30, 60, 300, 3600, 86_400],
  registers: [metrics],
});

export const deliveriesAttempted = new Counter({
  name: 'zeren_deliveries_attempted_total',
  help: 'Attempts to send a message by channel and outcome: sent, to be tried again, or given up.',
  labelNames: ['channel', 'outcome'] as const,
  registers: [metrics],
});

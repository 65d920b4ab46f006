import { Counter } from 'prom-client';
import { metrics } from '../../platform/metrics/metrics';

export const counterDrift = new Counter({
  name: 'zeren_counter_drift_total',
  help: 'Node counters that the nightly recount found to differ from the rows. Anything but 0 is a fault.',
  registers: [metrics],
});

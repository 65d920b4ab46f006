import { Counter, Gauge } from 'prom-client';
import { metrics } from '../../../platform/metrics/metrics';

const LAG = 'zeren_audit_lag_seconds';

export const auditEntriesSequenced = new Counter({
  name: 'zeren_audit_entries_sequenced_total',
  help: 'Entries of the record that got their place in a log.',
  registers: [metrics],
});

export const auditEntriesRefused = new Counter({
  name: 'zeren_audit_entries_refused_total',
  help: 'Entries that the program did not write itself: somebody wrote past it. Run verify-audit.',
  registers: [metrics],
});

export const auditLogsBroken = new Gauge({
  name: 'zeren_audit_logs_broken',
  help: 'Logs of which nothing is signed any more, because they are not what was signed before. Run verify-audit.',
  registers: [metrics],
});

/** In the process that takes entries up: how long ago it last did so for all districts without a fault. */
export function watchLag(milliseconds: () => number): void {
  metrics.removeSingleMetric(LAG);
  new Gauge({
    name: LAG,
    help: 'Time since all waiting entries of all districts were last taken up without a fault.',
    registers: [metrics],
    collect() {
      this.set(milliseconds() / 1000);
    },
  });
}

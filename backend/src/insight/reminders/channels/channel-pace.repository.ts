import { Injectable } from '@nestjs/common';
import { circuitPause } from '@zeren/domain/insight/reminders/circuit';
import type { WriteTx } from '../../../platform/database/transaction';

/** The only queries on `channel_pace`: how fast a channel is used by all processes together, and whether it is of use. */
@Injectable()
export class ChannelPaceRepository {
  /** Takes a turn; false when the last minute has had its share, or nobody is to try now. E-mail has no row. */
  async turn(tx: WriteTx, channel: string, perMinute: number | null): Promise<boolean> {
    const taken = await tx.change(
      'reminders.pace.turn',
      `UPDATE channel_pace
       SET taken = CASE WHEN $2::int IS NULL THEN '{}'::timestamptz[]
                        WHEN cardinality(taken) >= $2 THEN taken[cardinality(taken) - $2 + 2:] || clock_now()
                        ELSE taken || clock_now() END
       WHERE channel = $1 AND (open_until IS NULL OR open_until <= clock_now())
         AND ($2::int IS NULL OR cardinality(taken) < $2
              OR taken[cardinality(taken) - $2 + 1] <= clock_now() - interval '60 seconds')`,
      [channel, perMinute],
    );
    return taken === 1;
  }

  async succeeded(tx: WriteTx, channel: string): Promise<void> {
    await tx.change(
      'reminders.pace.succeeded',
      `UPDATE channel_pace SET failures = 0, open_until = NULL WHERE channel = $1 AND failures > 0`,
      [channel],
    );
  }

  /** Counts a failure that may pass; after some running, or when the other side asks for it, nobody tries for a while. */
  async failed(tx: WriteTx, channel: string, askedSeconds: number | null): Promise<void> {
    const row = await tx.sqlOne<{ failures: number }>(
      'reminders.pace.failed',
      `UPDATE channel_pace SET failures = failures + 1 WHERE channel = $1 RETURNING failures`,
      [channel],
    );
    const pause = Math.max(askedSeconds ?? 0, circuitPause(row?.failures ?? 0));
    if (pause === 0) return;
    await tx.change(
      'reminders.pace.open',
      `UPDATE channel_pace SET open_until = greatest(open_until, clock_now() + make_interval(secs => $2)) WHERE channel = $1`,
      [channel, pause],
    );
  }
}

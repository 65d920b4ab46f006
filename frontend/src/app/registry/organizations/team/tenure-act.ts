import { inject, signal } from '@angular/core';
import { TeamApi } from '../data/team-api';
import type { PostHistory } from '../data/team-views';
import { isConflict, whatChanged } from '../ui/what-changed';
import type { Change } from '../ui/what-changed';

/** One act on a post: busy, refused, and after a conflict what somebody else has changed since it was looked at. */
export class TenureAct {
  private readonly api = inject(TeamApi);
  readonly busy = signal(false);
  readonly refusal = signal<unknown>(null);
  readonly changes = signal<readonly Change[]>([]);

  /** `seen` is what stood on screen. Answers whether it was done. */
  async run(send: () => Promise<unknown>, seen: PostHistory | null): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.refusal.set(null);
    this.changes.set([]);
    try {
      await send();
      return true;
    } catch (thrown) {
      this.refusal.set(thrown);
      if (seen && isConflict(thrown)) await this.compare(seen);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private async compare(seen: PostHistory): Promise<void> {
    try {
      this.changes.set(whatChanged(seen, await this.api.post(seen.post.id)));
    } catch {
      // The refusal itself says what to do.
    }
  }
}

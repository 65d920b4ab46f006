import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from './refused';

/** Out, when a compare-and-set found fewer rows than it named: somebody else was faster. */
export function unchanged(rows: number, wanted = 1): void {
  if (rows < wanted) throw new Refused(platformRefusals['request.changed-meanwhile']());
}

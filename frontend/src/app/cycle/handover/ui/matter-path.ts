import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { HandoverItem } from '../data/handover-views';

interface MatterPlace {
  readonly path: readonly string[];
  /** Whoever lacks it is shown the line without a link. */
  readonly permission: Permission;
}

/** Where a line of the sheet is opened; null where it is only counted, or stands in no room. */
export function matterPlace({
  kind,
  subjectId,
}: Pick<HandoverItem, 'kind' | 'subjectId'>): MatterPlace | null {
  if (subjectId === null) return null;
  switch (kind) {
    case 'duty':
    case 'duty-draft':
    case 'duty-extension':
      return { path: ['/duties', subjectId], permission: 'duties.read' };
    case 'agreement':
      return { path: ['/agreements', subjectId], permission: 'agreements.read' };
    case 'responsibility-list':
      return { path: ['/responsibility-lists', subjectId], permission: 'responsibility-lists.read' };
    case 'survey':
      return { path: ['/surveys', subjectId], permission: 'surveys.read' };
    case 'finding':
      return { path: ['/findings', subjectId], permission: 'inspections.read' };
    case 'rectification-order':
    case 'rectification-led':
      return { path: ['/rectification', subjectId], permission: 'rectification.read' };
    case 'accountability-matter':
      return { path: ['/accountability', subjectId], permission: 'accountability.handle' };
    case 'assessment-result':
      return { path: ['/results', subjectId], permission: 'results.read' };
    default:
      return null;
  }
}

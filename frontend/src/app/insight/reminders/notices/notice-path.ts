import type { NoticeView } from '../data/notices-api';

/** Where a notice leads: the thing that waits, not a copy of it. */
export function noticePath(notice: Pick<NoticeView, 'kind' | 'subjectKind' | 'subjectId'>): string | null {
  switch (notice.subjectKind) {
    case 'duty':
      return `/duties/${notice.subjectId}`;
    case 'responsibility-list':
      return `/responsibility-lists/${notice.subjectId}/receive`;
    case 'handover':
      return `/handovers/${notice.subjectId}`;
    case 'account':
      return '/me/devices';
    default:
      return null;
  }
}

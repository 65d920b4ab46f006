import type { NoticeView } from '../data/notices-api';

/** Of an objection: whoever issued the list replies on its page, and does not sign for it. */
const TO_REPLY: readonly string[] = ['objection-raised', 'objection-due', 'objection-overdue'];

/** Where a notice leads: the thing that waits, not a copy of it. */
export function noticePath(notice: Pick<NoticeView, 'kind' | 'subjectKind' | 'subjectId'>): string | null {
  switch (notice.subjectKind) {
    case 'duty':
      return `/duties/${notice.subjectId}`;
    case 'responsibility-list':
      if (TO_REPLY.includes(notice.kind)) return `/responsibility-lists/${notice.subjectId}`;
      return `/responsibility-lists/${notice.subjectId}/receive`;
    case 'agreement':
      return `/agreements/${notice.subjectId}`;
    case 'rectification-order':
      return `/rectification/${notice.subjectId}`;
    case 'finding':
      return `/findings/${notice.subjectId}`;
    case 'handover':
      return `/handovers/${notice.subjectId}`;
    case 'accountability-matter':
      return `/accountability/${notice.subjectId}`;
    case 'account':
      return '/me/devices';
    default:
      return null;
  }
}

import { dayInChinese, dayInEnglish } from '@zeren/domain/cycle/duties/day-in-words';
import type { DutyTimelineDto } from '../dto/duty.dto';
import type { ExtensionDto } from './extensions.dto';

/** What a request for more time puts into the timeline of its duty: that it was asked, and what was said to it. */
export function extensionSteps(one: ExtensionDto): DutyTimelineDto[] {
  const asked: DutyTimelineDto = {
    at: one.askedAt,
    zh: `申请延期到${dayInChinese(one.askedFor)}：${one.reason}`,
    en: `Asked for more time, until ${dayInEnglish(one.askedFor)}: ${one.reason}`,
    by: one.askedBy,
  };
  if (one.decidedAt === null) return [asked];
  const answer = ANSWERS[one.state];
  const why = one.decisionReason ? { zh: `：${one.decisionReason}`, en: `: ${one.decisionReason}` } : null;
  return [
    asked,
    {
      at: one.decidedAt,
      zh: `${answer.zh(dayInChinese(one.askedFor))}${why?.zh ?? '。'}`,
      en: `${answer.en(dayInEnglish(one.askedFor))}${why?.en ?? '.'}`,
      by: one.decidedBy,
    },
  ];
}

const ANSWERS = {
  asked: { zh: () => '', en: () => '' },
  granted: {
    zh: (day: string) => `同意延期到${day}`,
    en: (day: string) => `More time was granted, until ${day}`,
  },
  refused: { zh: () => '不同意延期', en: () => 'More time was refused' },
  withdrawn: { zh: () => '撤回延期申请', en: () => 'The request for more time was taken back' },
};

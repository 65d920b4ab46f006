import { defineRefusals } from '../../platform/refusal';

/** Why something about reminders can't be done, and what to do. */
export const remindersRefusals = defineRefusals({
  'reminders.ladder-of-all': {
    status: 403,
    zh: '提醒节奏是全县（区）统一的，由县级经办人修改。请与其联系。',
    en: 'The ladders are the whole county’s; its own clerk changes them. Please ask them.',
  },
  'reminders.rungs': {
    status: 422,
    zh: '每一项最多填 6 个不重复的工作日数，每个在 1 到 60 之间。请改好后再保存。',
    en: 'Each line takes up to 6 different numbers of working days, each from 1 to 60. Correct it and save again.',
  },
  'reminders.leave-days': {
    status: 422,
    zh: '结束日期不能早于开始日期，也不能早于今天。请改日期。',
    en: 'The last day can’t lie before the first one, nor before today. Change the dates.',
  },
  'reminders.own-stand-in': {
    status: 422,
    zh: '休假人不能代自己。请另选一位代办人。',
    en: 'Nobody stands in for themselves. Choose somebody else.',
  },
  'reminders.stand-in-without-post': {
    status: 422,
    zh: '代办人现在没有任职，收不到提醒。请选一位在任的同志。',
    en: 'Whoever stands in holds no post now. Choose somebody who does.',
  },
  'reminders.leave-overlaps': {
    status: 409,
    zh: '这几天里已经登记过休假。请先结束原来那一条，或改日期。',
    en: 'They are away on one of these days already. End that entry first, or change the dates.',
  },
  'reminders.chased-lately': {
    status: 409,
    zh: '{by}在{at}已催办过，每 {hours} 小时只催一次。请在{next}以后再催，或直接电话联系。',
    en: '{by} reminded of this at {at}; once in {hours} hours is enough. Try again after {next}, or telephone.',
  },
  'reminders.nothing-to-chase': {
    status: 409,
    zh: '这项任务不用办了：已报送，或已撤回。请刷新列表。',
    en: 'Nothing is owed here: it was reported or withdrawn. Refresh the list.',
  },
  'reminders.chase-not-open': {
    status: 409,
    zh: '这项任务{day}才开始办理，现在不用催。',
    en: 'This duty opens on {day}; there is nothing to remind of yet.',
  },
  'reminders.snooze-not-yours': {
    status: 403,
    zh: '只有负责这项任务的本人能暂缓提醒。',
    en: 'Only whoever answers for the duty puts its reminders off.',
  },
  'reminders.snooze-beyond': {
    status: 422,
    zh: '只能暂缓到截止日（{due}）当天为止，并且要晚于今天。请改日期。',
    en: 'Reminders can be put off until the due date ({due}) at the latest, and to a later day than today. Change the day.',
  },
  'reminders.snooze-overdue': {
    status: 409,
    zh: '已经到期，不能再暂缓提醒。有困难请在报送时写明，或联系上级。',
    en: 'It is due already: reminders can’t be put off any more. Say in the report what stands in the way, or ask your superior.',
  },
  'reminders.not-failed': {
    status: 409,
    zh: '这条消息不在未送达之列，可能有人已经重发。请刷新。',
    en: 'This message is not among those that failed; somebody may have sent it again. Refresh the page.',
  },
});

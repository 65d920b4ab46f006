import { defineRefusals } from '../../../platform/refusal';

/** Why a duty is not extended, or not by this person. */
export const extensionsRefusals = defineRefusals({
  'extension.nothing-owed': {
    status: 409,
    zh: '这项任务已报送、退回或撤销，不用再延期。请刷新后看最新状态。',
    en: 'This duty was reported, sent back or withdrawn; there is nothing to extend. Refresh to see how it stands.',
  },
  'extension.too-late': {
    status: 409,
    zh: '期限{due}已过，不能再申请延期。请尽快报送，有困难的在报送时写明需要的帮助。',
    en: 'It was due on {due}; an extension is asked for before that. Report as soon as you can, and say what help you need.',
  },
  'extension.not-later': {
    status: 422,
    zh: '新期限要晚于现在的期限{due}，且不超过 {most} 天。请改日期。',
    en: 'The new date must lie after {due}, by {most} days at most. Change the date.',
  },
  'extension.no-reason': {
    status: 422,
    zh: '请写明原因，对方要看。',
    en: 'Say why; the other side reads it.',
  },
  'extension.asked-already': {
    status: 409,
    zh: '这项任务已有一份延期申请等答复。请等答复，或先撤回原来的申请。',
    en: 'An extension of this duty is waiting for its answer already. Wait for it, or take that request back first.',
  },
  'extension.too-often': {
    status: 409,
    zh: '这项任务已延期 {times} 次，不能再延。请按现在的期限报送，有困难的写明需要的帮助。',
    en: 'This duty was extended {times} times already. Report by the date that holds, and say what help you need.',
  },
  'extension.nobody-above': {
    status: 409,
    zh: '上级没有可以决定延期的人。请联系上级组织部门先明确负责人。',
    en: 'Nobody above can decide about this. Ask the organisation department above to name who answers there.',
  },
  'extension.settled': {
    status: 409,
    zh: '这份延期申请已经答复或撤回。请刷新后看结果。',
    en: 'This request was answered or taken back already. Refresh to see what came of it.',
  },
  'extension.no-post': {
    status: 403,
    zh: '您现在没有以任何岗位身份办理。请先选择岗位。',
    en: 'You are not acting under any post. Choose your post first.',
  },
  'extension.date-overtaken': {
    status: 409,
    zh: '申请的日期{askedFor}已经过了，或不晚于现在的期限{due}，不能同意。请写明原因不予同意，让对方按新的日期重新申请。',
    en: 'The date asked for, {askedFor}, is over or no later than {due}, the date that holds; it can’t be granted. Refuse it with that reason, so that they ask anew with a later date.',
  },
  'extension.own-request': {
    status: 403,
    zh: '自己申请的延期不能自己决定，由上一级决定。',
    en: 'Nobody decides about what they asked for; it is decided one level up.',
  },
  'extension.other-level': {
    status: 403,
    zh: '这份延期申请由“{decider}”决定。请由那里的负责人或经办人答复。',
    en: 'This request is decided by “{decider}”. Leave the answer to its head or its clerk.',
  },
});

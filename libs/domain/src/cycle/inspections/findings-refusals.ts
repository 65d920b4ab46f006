import { defineRefusals } from '../../platform/refusal';

/** Why a finding is not recorded, answered, confirmed or disposed of. */
export const findingsRefusals = defineRefusals({
  'finding.severity-unknown': {
    status: 422,
    zh: '严重程度不在目录中。请从列表里选一个。',
    en: 'There is no such severity in the catalogue. Choose one from the list.',
  },
  'finding.source-unknown': {
    status: 422,
    zh: '问题来源不在目录中。请从列表里选一个。',
    en: 'There is no such source in the catalogue. Choose one from the list.',
  },
  'finding.tag-unknown': {
    status: 422,
    zh: '维度或领域不在目录中。请从列表里选一个。',
    en: 'There is no such dimension or domain in the catalogue. Choose one from the list.',
  },
  'finding.no-text': {
    status: 422,
    zh: '请写明问题：看到了什么，差在哪里。',
    en: 'Say what was found: what was seen, and what is missing.',
  },
  'finding.ahead': {
    status: 422,
    zh: '发现日期不能晚于今天。请改日期。',
    en: 'The day it was found can’t lie ahead. Change the date.',
  },
  'finding.unit-out-of-reach': {
    status: 403,
    zh: '这个单位不在您的督查范围内，或岗位不是它的。请重新选择单位和岗位。',
    en: 'That unit is out of your reach, or the post is not its own. Choose unit and post again.',
  },
  'finding.no-post': {
    status: 403,
    zh: '您现在没有以任何岗位身份办理。请先选择岗位。',
    en: 'You are not acting under any post. Choose your post first.',
  },
  'finding.settled': {
    status: 409,
    zh: '这个问题已经认定或不予认定。请刷新后看结果。',
    en: 'This finding was confirmed or dropped already. Refresh to see what came of it.',
  },
  'finding.not-your-unit': {
    status: 403,
    zh: '只有被督查单位的同志可以说明情况。',
    en: 'Only the unit that it was found at states its case.',
  },
  'finding.answered': {
    status: 409,
    zh: '本单位已经说明过情况。请等认定结果。',
    en: 'Your unit has stated its case already. Wait for what is decided.',
  },
  'finding.dispute-without-case': {
    status: 422,
    zh: '有不同意见的，请写明情况和理由。',
    en: 'Who disputes it says how it is, and why.',
  },
  'finding.own-unit': {
    status: 403,
    zh: '本单位的问题由上级或本单位负责人认定，请交给他们。',
    en: 'What was found at your own unit is confirmed by its head or the level above. Leave it to them.',
  },
  'finding.about-oneself': {
    status: 403,
    zh: '问题涉及您本人的岗位，不能由您认定或处置，换一个岗位身份也不行。请交给上级或其他同志。',
    en: 'The finding is about your own post, so you neither settle nor dispose of it, under whichever post you act. Leave it to the level above or to somebody else.',
  },
  'finding.case-open': {
    status: 409,
    zh: '被督查单位在{answerBy}前可以说明情况，现在还不能认定。请等它说明，或过了这一天再认定。',
    en: 'The unit may state its case until {answerBy}. Wait for it, or confirm after that day.',
  },
  'finding.drop-without-reason': {
    status: 422,
    zh: '不予认定的，请写明理由。',
    en: 'Who drops a finding says why.',
  },
  'finding.not-confirmed': {
    status: 409,
    zh: '问题认定以后才能处置。请先认定。',
    en: 'Only a confirmed problem is disposed of. Confirm it first.',
  },
  'finding.disposed': {
    status: 409,
    zh: '这个问题已经处置过了。请刷新后看处置结果。',
    en: 'This problem has its disposition already. Refresh to see it.',
  },
  'finding.disposition-without-reason': {
    status: 422,
    zh: '列入明年清单或不开交办单的，请写明理由。',
    en: 'For next year’s list, or no order at all, say why.',
  },
});

import { defineRefusals } from '../../platform/refusal';

/** Why something about results is not done, and what to do. */
export const resultsRefusals = defineRefusals({
  'result.not-scored': {
    status: 409,
    zh: '这次考核还没有计分完。请计分后再进入结果环节。',
    en: 'This assessment is not scored yet. Score it first.',
  },
  'result.incomplete': {
    status: 422,
    zh: '还有 {n} 个单位缺事实，得分不是最终的。请补齐后重新计分。',
    en: 'Facts are missing for {n} units: their scores are not final. Complete the facts and score anew.',
  },
  'result.opened-already': {
    status: 409,
    zh: '这次考核已经进入结果环节。请在用责列表中打开。',
    en: 'The results of this assessment are open already. Open them from the list.',
  },
  'result.told-already': {
    status: 409,
    zh: '已经反馈过。请刷新看最新情况。',
    en: 'It was told already. Refresh to see the latest.',
  },
  'result.read-by-unit': {
    status: 403,
    zh: '只有被反馈的单位能确认阅知。',
    en: 'Only the unit that was told says that it has read its result.',
  },
  'result.final': {
    status: 409,
    zh: '结果已经定案，不能再改。',
    en: 'The results are final and change no more.',
  },
  'result.not-told': {
    status: 409,
    zh: '还有 {n} 个单位没有反馈。请一对一反馈后再公示。',
    en: '{n} units have not been told. Tell each before publicising.',
  },
  'result.objections-open': {
    status: 409,
    zh: '还有 {n} 件异议没有裁定。请裁定后再继续。',
    en: '{n} objections are not decided. Decide them first.',
  },
  'result.being-scored': {
    status: 409,
    zh: '异议成立后正在重新计分，请稍候再试。',
    en: 'It is being scored anew after an objection. Try again in a moment.',
  },
  'result.publicity-runs': {
    status: 409,
    zh: '公示到 {until}，期满后再定案。',
    en: 'The publicity runs until {until}. Close the results when it is over.',
  },
  'result.not-publicised': {
    status: 409,
    zh: '还没有公示。请先公示拟评优单位。',
    en: 'They were not publicised. Publicise those to be graded best first.',
  },
  'result.not-final': {
    status: 409,
    zh: '结果还没有定案，不能登记运用。',
    en: 'The result is not final: its use is not entered yet.',
  },
  'result.use-without-reason': {
    status: 422,
    zh: '“不运用”要写明理由。请补上理由。',
    en: 'Not using a result needs a reason. Add it.',
  },
  'objection.not-yours': {
    status: 403,
    zh: '只能对本单位的得分提出异议。',
    en: "One objects to the score of one's own unit only.",
  },
  'objection.no-point': {
    status: 422,
    zh: '没有这项指标或这条事实。请在得分说明里点选一条事实。',
    en: 'There is no such indicator or fact. Choose a fact in the explanation.',
  },
  'objection.same-value': {
    status: 422,
    zh: '您主张的值和现在的一样。请填写您认为正确的值。',
    en: 'The value that you claim is the one that stands. Give the one that you hold to be right.',
  },
  'objection.open-already': {
    status: 409,
    zh: '对这条事实已有异议在办。请等裁定。',
    en: 'An objection to this fact is open already. Wait for its decision.',
  },
  'objection.without-reason': {
    status: 422,
    zh: '请写明理由。',
    en: 'Give the reason.',
  },
  'objection.own': {
    status: 403,
    zh: '提出异议的单位和人、被考核的人、当初填报这条事实的人都不能裁定，请换人裁定。',
    en: 'Neither the unit and the person who objected, nor who is assessed, nor who entered the fact decides. Somebody else must.',
  },
  'objection.decided': {
    status: 409,
    zh: '这件异议已经裁定。请刷新看结果。',
    en: 'This objection is decided already. Refresh to see how.',
  },
});

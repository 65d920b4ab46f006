import { defineRefusals } from '../../platform/refusal';

/** Why something about schemes and scores is not done, and what to do. */
export const assessmentRefusals = defineRefusals({
  'assessment.simulation-too-large': {
    status: 422,
    zh: '方案、单位和事实合在一起太大，一次算不完。请减少单位，或分组试算。',
    en: 'The scheme, the units and their facts together are too much for one trial. Take fewer units, or try group by group.',
  },
  'scheme.not-valid': {
    status: 422,
    zh: '方案还有 {n} 处不合规定，第一处：{first}。请改好再发布。',
    en: 'The scheme has {n} faults; the first: {first}. Mend them, then publish.',
  },
  'scheme.published': {
    status: 409,
    zh: '方案已发布，不能再改。需要修改时，请另存新版本。',
    en: 'The scheme is published and changes no more. Save another version instead.',
  },
  'scheme.version-taken': {
    status: 409,
    zh: '编号 {code} 的第 {version} 版已经发布。请把方案的 version 改大再发布。',
    en: 'Version {version} of {code} is published already. Give the scheme a higher version.',
  },
  'scheme.fact-differs': {
    status: 409,
    zh: '事实“{key}”在别的方案里是另一种类型。同一个键只能有一个含义，请换一个键。',
    en: 'The fact "{key}" is of another kind in another scheme. One key has one meaning: choose another key.',
  },
  'scheme.unknown-set': {
    status: 422,
    zh: '没有这个现成的指标集。请从列表中选择。',
    en: 'There is no such ready set. Choose one from the list.',
  },
  'scheme.nothing-given': {
    status: 422,
    zh: '请上传方案文件，或选择一个现成的指标集。',
    en: 'Upload a scheme, or choose a ready set.',
  },
  'scheme.file-missing': {
    status: 400,
    zh: '没有收到文件。请选择工作簿再上传。',
    en: 'No file arrived. Choose a workbook and upload it.',
  },
  'assessment.scheme-not-published': {
    status: 422,
    zh: '这个方案还没有发布。请先发布方案，再开始考核。',
    en: 'This scheme is not published yet. Publish it first, then open the assessment.',
  },
  'assessment.days-reversed': {
    status: 422,
    zh: '截止日期早于开始日期。请改正日期。',
    en: 'The last day lies before the first. Correct the days.',
  },
  'assessment.years-differ': {
    status: 422,
    zh: '考核期要在同一年内。请改正日期。',
    en: 'The period lies in one year. Correct the days.',
  },
  'assessment.no-groups': {
    status: 422,
    zh: '没有找到这些考核分组，或者不归您管。请重新选择。',
    en: 'These assessment groups were not found, or are not yours. Choose again.',
  },
  'assessment.no-units': {
    status: 422,
    zh: '所选分组在截止日期没有单位。请先在考核分组里加入单位。',
    en: 'The chosen groups hold no unit on that day. Put units into the groups first.',
  },
  'assessment.unit-twice': {
    status: 422,
    zh: '“{unit}”在所选分组里出现了两次（{groups}）。一次考核里每个单位只考一次，请去掉其中一个分组，另开一次考核。',
    en: '"{unit}" is twice in the chosen groups ({groups}). A unit is assessed once in an assessment: leave one of the groups out and open another assessment for it.',
  },
  'assessment.units-too-many': {
    status: 422,
    zh: '所选分组共有 {n} 个单位，一次考核最多 {most} 个。请按分组分成几次考核。',
    en: 'The chosen groups hold {n} units; an assessment takes {most} at most. Open several assessments, each of some groups.',
  },
  'assessment.fact-twice': {
    status: 422,
    zh: '同一个单位的事实“{fact}”填了两次。请只留一个值。',
    en: 'The fact "{fact}" of one unit is given twice. Keep one value.',
  },
  'assessment.final': {
    status: 409,
    zh: '结果已经定案，不能重新计分。',
    en: 'The results are final: it is scored no more.',
  },
  'assessment.facts-frozen': {
    status: 409,
    zh: '事实已经冻结，不能再改。对冻结的事实有不同意见，请在结果反馈后提出异议。',
    en: 'The facts are frozen and change no more. Whoever disagrees objects once the result is told.',
  },
  'assessment.facts-open': {
    status: 409,
    zh: '事实还没有冻结。请先冻结事实，再打分。',
    en: 'The facts are not frozen yet. Freeze them first, then score.',
  },
  'assessment.day-to-come': {
    status: 422,
    zh: '截止日期 {day} 还没有到。到了那一天再冻结。',
    en: 'The day {day} has not come yet. Freeze the facts when it has.',
  },
  'assessment.scored-already': {
    status: 409,
    zh: '正在计分或已经计分。请刷新看结果。',
    en: 'It is being scored, or was. Refresh to see the result.',
  },
  'assessment.no-scorers': {
    status: 422,
    zh: '方案有评委打分项，还没有指定评分员。请先指定评分员。',
    en: 'The scheme asks for marks, and no scorer is named. Name scorers first.',
  },
  'assessment.marks-missing': {
    status: 409,
    zh: '还有 {n} 名评分员没有提交。等全部提交后再计分。',
    en: '{n} scorers have not sent their marks. Score once all have.',
  },
  'assessment.fact-not-of-scheme': {
    status: 422,
    zh: '方案里没有这项事实，或它由系统统计、由评分员打分，不能填写。',
    en: 'The scheme has no such fact, or it is counted by the program or marked by scorers: it is not typed.',
  },
  'assessment.fact-value': {
    status: 422,
    zh: '值不合规定：{why}',
    en: 'The value is not as it must be: {why}',
  },
  'assessment.no-marks-now': {
    status: 409,
    zh: '现在不在打分期间。事实冻结后、计分前才能打分。',
    en: 'Marks are given between the freezing of facts and the scoring, not now.',
  },
  'assessment.marks-sent': {
    status: 409,
    zh: '您已经提交打分，不能再改。',
    en: 'Your marks are sent and change no more.',
  },
  'assessment.mark-out-of-range': {
    status: 422,
    zh: '分数在 0 到 {most} 之间。请改正。',
    en: 'A mark lies between 0 and {most}. Correct it.',
  },
  'assessment.mark-without-reason': {
    status: 422,
    zh: '每个分数都要写明理由（至少 4 个字）。请补上理由。',
    en: 'Every mark needs its reason, of four characters at least. Add it.',
  },
  'assessment.marks-left': {
    status: 422,
    zh: '还有 {n} 个分数没有打。请全部打完再提交。',
    en: '{n} marks are still to be given. Give them all, then send.',
  },
  'assessment.scorers-settled': {
    status: 409,
    zh: '已提交打分的评分员不能换。请留下他们，只换还没有提交的评分员。',
    en: 'Scorers who have sent stay. Keep them, and replace only those who have not sent.',
  },
  'assessment.marks-all-in': {
    status: 409,
    zh: '评分员都已提交，打分已经公开，不能再换评分员。请直接计算得分。',
    en: 'All scorers have sent and their marks are in sight: scorers change no more. Score the assessment.',
  },
  'assessment.scores-themselves': {
    status: 422,
    zh: '评分员不能是被考核的人，也不能给自己任职的单位打分。请主办单位换评分员。',
    en: 'A scorer is not one of those who are assessed, and marks no unit of their own. The body that assesses names another.',
  },
});

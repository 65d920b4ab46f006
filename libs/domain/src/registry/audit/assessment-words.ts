/** What is recorded of assessments and their results: action, then the words in both languages. */
export const ASSESSMENT_ACTIONS: readonly (readonly [action: string, zh: string, en: string])[] = [
  ['assessment-scheme.save', '保存考核方案{subject}', 'kept a draft of the assessment scheme{subject}'],
  ['assessment-scheme.publish', '发布考核方案{subject}', 'published the assessment scheme{subject}'],
  ['assessment.open', '开始考核{subject}', 'opened the assessment{subject}'],
  ['assessment.type-facts', '填报事实，考核{subject}', 'typed facts of the assessment{subject}'],
  ['assessment.freeze', '冻结事实，考核{subject}', 'froze the facts of the assessment{subject}'],
  ['assessment.name-scorers', '指定评分员，考核{subject}', 'said who marks in the assessment{subject}'],
  ['assessment-mark.give', '给出评委打分，考核{subject}', 'gave a mark{subject}'],
  ['assessment.send-marks', '提交评委打分，考核{subject}', 'sent the marks of the assessment{subject}'],
  ['assessment.start-scoring', '启动计分，考核{subject}', 'had the assessment scored{subject}'],
  ['assessment.score', '完成计分，考核{subject}', 'scored the assessment{subject}'],
  ['assessment.correct-fact', '更正事实，考核{subject}', 'corrected a fact of the assessment{subject}'],
  ['assessment-result.open', '建立考核结果{subject}', 'opened the result{subject}'],
  ['assessment-result.tell', '一对一反馈考核结果{subject}', 'told the result{subject} one to one'],
  ['assessment-result.read', '阅知考核结果{subject}', 'read the result{subject}'],
  ['assessment-result.finalize', '定案考核结果{subject}', 'closed the result{subject}'],
  ['assessment-result.use', '登记运用考核结果{subject}', 'said what was done with the result{subject}'],
  ['result-round.open', '进入结果环节，考核{subject}', 'opened the results{subject}'],
  ['result-round.publicise', '公示拟评优，考核{subject}', 'publicised whom to grade best{subject}'],
  ['result-round.finalize', '全部结果定案，考核{subject}', 'closed the results{subject}'],
  [
    'responsibility-list.draft-from-result',
    '按考核结果起草下一年清单的事项，岗位{subject}',
    'drafted items of next year from a result{subject}',
  ],
  ['result-objection.raise', '对得分提出异议', 'objected to a score'],
  ['result-objection.uphold', '支持得分异议', 'upheld an objection to a score'],
  ['result-objection.reject', '驳回得分异议', 'rejected an objection to a score'],
];

/** Their fields: what each is called, and of which kind of subject its ids are. */
export const ASSESSMENT_FIELDS: Readonly<Record<string, { zh: string; en: string; names?: string }>> = {};

import { defineRefusals } from '../../platform/refusal';

/** Why a survey can't be made, opened, cast in, entered or read, and what to do. */
export const surveyRefusals = defineRefusals({
  'survey.no-question': {
    status: 422,
    zh: '问卷还没有题目，请至少加一题。',
    en: 'The questionnaire asks nothing yet. Add at least one question.',
  },
  'survey.question-twice': {
    status: 422,
    zh: '有两道题的编号相同，请删去一道后重新添加。',
    en: 'Two questions carry the same key. Delete one and add it again.',
  },
  'survey.question-empty': {
    status: 422,
    zh: '第 {number} 题没有题目文字，请填写或删去。',
    en: 'Question {number} has no words. Write it or delete it.',
  },
  'survey.options-missing': {
    status: 422,
    zh: '第 {number} 题至少要有两个选项，每个都要有文字。',
    en: 'Question {number} needs at least two options, each with words.',
  },
  'survey.option-twice': {
    status: 422,
    zh: '第 {number} 题有相同的选项，请改成不同的文字。',
    en: 'Question {number} has the same option twice. Word them differently.',
  },
  'survey.levels-without-value': {
    status: 422,
    zh: '第 {number} 题的等次都没有系数，请至少给一个等次填上系数。',
    en: 'No level of question {number} has a coefficient. Give at least one level its value.',
  },
  'survey.no-subject': {
    status: 422,
    zh: '还没有评议对象，请至少选一个单位或岗位。',
    en: 'Nobody is judged yet. Choose at least one unit or post.',
  },
  'survey.no-group': {
    status: 422,
    zh: '还没有投票人群，请至少设一组，并写明票数。',
    en: 'There is no group of voters yet. Add one and say how many tickets it gets.',
  },
  'survey.group-twice': {
    status: 422,
    zh: '有两组投票人同名，请改成不同的名称。',
    en: 'Two groups have the same name. Name them differently.',
  },
  'survey.opened-already': {
    status: 409,
    zh: '评议已经开放，问卷、对象和人群不能再改。需要改动的，请结束后另建一次评议。',
    en: 'The survey is open; its questions, subjects and groups stay. Close it and make another for a change.',
  },
  'survey.not-open': {
    status: 409,
    zh: '评议还没有开放，请先开放再办理。',
    en: 'The survey is not open yet. Open it first.',
  },
  'survey.closed-already': {
    status: 409,
    zh: '评议已经结束，不能再办理。',
    en: 'The survey is closed; nothing more can be done in it.',
  },
  'survey.paper-unsettled': {
    status: 409,
    zh: '还有 {count} 沓纸质票没有录完或没有核定。请先录完第二遍，把不一致的核定后再结束。',
    en: '{count} bundles of paper ballots are not entered twice or not settled. Finish them, then close.',
  },
  'survey.paper-entered-twice': {
    status: 409,
    zh: '这沓票已经录过两遍，不用再录。',
    en: 'This bundle was entered twice already.',
  },
  'survey.paper-same-person': {
    status: 403,
    zh: '第二遍要由另一个人录入。请换一位录票人。',
    en: 'The second entry is made by somebody else. Ask another clerk.',
  },
  'survey.paper-third-person': {
    status: 403,
    zh: '两遍不一致的，要由没有录过这沓票的第三个人核定。',
    en: 'Differences are settled by a third person, who entered neither time.',
  },
  'survey.paper-other-number': {
    status: 422,
    zh: '第一遍录了 {first} 张，这一遍是 {second} 张。请对照纸质票清点后重录。',
    en: 'The first entry has {first} sheets, this one {second}. Count the paper and enter it again.',
  },
  'survey.paper-nothing-to-settle': {
    status: 409,
    zh: '这沓票没有待核定的不一致。',
    en: 'Nothing in this bundle waits to be settled.',
  },
  'survey.paper-undecided': {
    status: 422,
    zh: '还有不一致的地方没有核定，请逐处对照纸质票选定。',
    en: 'Some differences are not decided yet. Decide each by the paper.',
  },
  'survey.paper-invalid': {
    status: 422,
    zh: '第 {sheet} 张有不在选项中的答案，请检查。',
    en: 'Sheet {sheet} has an answer that is none of the options. Check it.',
  },
  'survey.result-not-yet': {
    status: 409,
    zh: '评议结束后才能看结果。进行中只看参与人数。',
    en: 'The result is shown once the survey is closed. Until then only the turnout is.',
  },
  'survey.too-many-tickets': {
    status: 422,
    zh: '一次最多制 {most} 张票，请分批制票。',
    en: 'At most {most} tickets are made at once. Make them in several batches.',
  },
});

import { actionName, NAMED_ACTIONS } from './action-names';
import { ACTION_WORDS, knownActions } from './action-words';

/** What is named in words right before the place of the subject, so that nothing is missing without it. */
const SAID =
  /(账号|区县|授权|任职|人员|岗位|文件|组织|考核分组|指导关系|工作日|事由|证据|审计日志|审计记录|模板|任务|核实|交办|交办导入|批次|任免|离任|草稿|评议|考核|考核方案|考核结果)$/;
const OPEN_ENDED = /(^|\s)(of|for|to|into|in|from|now|by|after|with|on|put|is|another|and)$|:$/i;

describe('the name of an action', () => {
  it('is a phrase of its own: no hole where the subject stood, no empty brackets, no dangling word', () => {
    const holes = ACTION_WORDS.filter(({ action, zh, en }) => {
      if (NAMED_ACTIONS.includes(action) || !zh.includes('{subject}')) return false;
      const before = (text: string) => text.slice(0, text.indexOf('{subject}'));
      return !SAID.test(before(zh)) || OPEN_ENDED.test(before(en)) || zh.includes('{subject}）');
    }).map(({ action }) => action);
    expect(holes).toEqual([]);
    for (const action of knownActions()) {
      const { zh, en } = actionName(action, '9999-12-31')!;
      expect(`${zh} ${en}`).not.toMatch(/\{|（）|\(\)| {2}|，$|：$|:$/);
      if (NAMED_ACTIONS.includes(action)) expect(en).not.toMatch(OPEN_ENDED);
    }
  });

  it('is given to no other action', () => {
    const names = knownActions().map((action) => actionName(action, '9999-12-31')!);
    const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);
    expect(twice(names.map(({ zh }) => zh))).toEqual([]);
    expect(twice(names.map(({ en }) => en))).toEqual([]);
  });

  it('is unknown for an action that nobody named', () => {
    expect(actionName('unheard-of.act', '2026-11-23')).toBeUndefined();
    expect(actionName('responsibility-list.edit', '2026-11-23')?.zh).toBe('修改责任清单的条目');
  });
});

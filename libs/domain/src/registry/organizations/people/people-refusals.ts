import { defineRefusals } from '../../../platform/refusal';

/** Why somebody can't be entered, changed or merged with another entry. */
export const peopleRefusals = defineRefusals({
  'person.name-missing': {
    status: 422,
    zh: '请填写姓名。',
    en: 'Give the name.',
  },
  'person.email-malformed': {
    status: 422,
    zh: '邮箱格式不对。请写成“name@example.cn”这样。',
    en: 'The e-mail address is not one. Write it like name@example.cn.',
  },
  'person.mobile-malformed': {
    status: 422,
    zh: '手机号应为 11 位数字，以 1 开头。',
    en: 'A mobile number has 11 digits and begins with 1.',
  },
  'person.same-name': {
    status: 409,
    zh: '已经有 {count} 位{name}：{posts}。确是另一个人的，请勾选“同名的另一个人”再登记。',
    en: 'There are {count} called {name} already: {posts}. If this is somebody else, say so and enter them.',
  },
  'person.same-entry': {
    status: 422,
    zh: '选的是同一条记录。请选另一条要并入的记录。',
    en: 'Both are the same entry. Choose the other entry.',
  },
  'person.merged-already': {
    status: 409,
    zh: '{name}的这条记录已经并入另一条，不能再并。请刷新后查看。',
    en: 'This entry of {name} was merged into another already. Refresh and look.',
  },
  'person.own': {
    status: 422,
    zh: '本人的记录不能由本人合并。请交给另一位经办人办理。',
    en: 'Nobody merges their own entries. Ask another clerk to do it.',
  },
  'person.tenures-overlap': {
    status: 409,
    zh: '两条记录同时任{post}（{start} 起）。一个人不会同时任同一岗位两次：请先更正其中一条任职，再合并。',
    en: 'Both entries hold {post} at the same time (from {start}). Correct one of the tenures first, then merge.',
  },
  'person.keeps-administrator': {
    status: 409,
    zh: '要并掉的人登记为管理员账号的使用人。请留下这个人，或请系统管理员先停用那个账号。',
    en: 'The entry to be merged is on record as using an administrator’s account. Keep this entry, or ask the system administrator to disable that account first.',
  },
  'person.account-in-use': {
    status: 409,
    zh: '要并入的记录有账号“{username}”。一个人只留一个账号：请换一个方向合并，或请系统管理员先停用这个账号。',
    en: 'The entry to be merged has the account “{username}”. One person keeps one: merge the other way, or have the system administrator disable it first.',
  },
  'person.grants-in-force': {
    status: 409,
    zh: '要并入的记录本人持有 {count} 项授权。请安全保密管理员先收回，合并后再授给留下的记录。',
    en: 'The entry to be merged holds {count} grants of its own. The security administrator revokes them first, and grants anew after the merge.',
  },
});

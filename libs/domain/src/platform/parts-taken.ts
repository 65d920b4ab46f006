/** Why somebody sees a record that no grant over an organisation explains: what they have to do with it themselves. */
const PARTS = {
  'own-post': {
    zh: '这是您岗位的事项，或是您代管的空缺岗位的事项',
    en: 'It belongs to your post, or to a vacant post that you look after',
  },
  'handover-side': {
    zh: '您是交接的一方：不论现在在哪里任职，都能看到自己签字的交接',
    en: 'You are one side of this handover: you see what you sign, wherever you serve now',
  },
  'case-member': {
    zh: '您的岗位是这个问责事项的成员：只有成员能看到它',
    en: 'Your post is a member of this matter: nobody else sees it',
  },
  scorer: {
    zh: '这是您打的分：评分员全部提交以前，只有您自己看得到',
    en: 'You gave this mark: until all scorers have sent theirs, only you see it',
  },
  uploader: {
    zh: '文件是您导入的：导入记录只给导入的人看',
    en: 'You imported this file: only you see the run',
  },
  'own-account': { zh: '这是您自己的账号', en: 'It is your own account' },
  'own-grant': { zh: '这项授权给了您本人，或给了您的岗位', en: 'It was granted to you, or to your post' },
  'own-notice': { zh: '这条消息是发给您的', en: 'This notice was sent to you' },
  oneself: { zh: '这是您自己的信息', en: 'It is about yourself' },
  colleague: {
    zh: '本组织和上级组织的人员姓名、任职，本组织的人都能看到；联系方式不能',
    en: 'Names and posts at your own and superior organisations are shown to you; how to reach them is not',
  },
  'compared-below': {
    zh: '上级组织设立的考核分组，下级都能看到，好知道和谁一起考核',
    en: 'Groups that a superior sets up are shown below it, so that everyone knows with whom they are compared',
  },
  'whole-district': {
    zh: '全县（区）通用的内容，有这项权限的人都能看到',
    en: 'It serves the whole district: everyone with this permission sees it',
  },
  vouching: {
    zh: '这个管理员账号由您核准',
    en: "You vouch for this administrator's account",
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

type Part = keyof typeof PARTS;

/** The same, each with the name by which it is known. */
export const PARTS_TAKEN = Object.fromEntries(
  Object.entries(PARTS).map(([code, words]) => [code, { code, ...words }]),
) as Readonly<Record<Part, { readonly code: string; readonly zh: string; readonly en: string }>>;

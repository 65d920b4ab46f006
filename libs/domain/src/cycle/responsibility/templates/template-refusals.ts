import { defineRefusals } from '../../../platform/refusal';

/** Why something about a template was not done, and what to do. */
export const templateRefusals = defineRefusals({
  'list-template.kept-at-the-top': {
    status: 403,
    zh: '清单模板由“{body}”统一编制。需要增减事项，请在本级清单里改，或与“{body}”联系。',
    en: 'Templates are kept by “{body}” for the whole district. Change your own lists, or ask “{body}”.',
  },
  'list-template.drafted-already': {
    status: 409,
    zh: '“{postKind}”的模板已有一份新版草稿。请打开那份草稿继续。',
    en: 'A new version of the template for “{postKind}” is being drafted already. Go on with that draft.',
  },
  'list-template.not-draft': {
    status: 409,
    zh: '这一版模板已经发布，不能再改。请另起新版。',
    en: 'This version of the template is published and stays as it is. Draft a new version.',
  },
  'list-template.not-published': {
    status: 409,
    zh: '只有已发布的最新一版才能用于清单。请先发布，或打开最新一版。',
    en: 'Only the newest published version is taken into lists. Publish it first, or open the newest one.',
  },
  'list-template.empty': {
    status: 422,
    zh: '模板里还没有事项，不能发布。请先添加事项。',
    en: 'The template has no item yet. Add one, then publish.',
  },
  'list-template.code-taken': {
    status: 422,
    zh: '编号“{code}”在模板里重复了。请改成不同的编号。',
    en: 'The number “{code}” stands twice in the template. Give each item its own.',
  },
  'list-template.unchanged': {
    status: 422,
    zh: '这份草稿与现行版本完全相同，不用发布。请先修改。',
    en: 'The draft is the same as the version in force. Change something first.',
  },
  'list-template.source-missing': {
    status: 422,
    zh: '请选定从哪一版模板、哪一份清单或哪一套清单起草，只能选一项。',
    en: 'Say from which template, list or list set to draft: exactly one of them.',
  },
  'list-template.nothing-to-draft': {
    status: 422,
    zh: '这套清单里的岗位都已有模板，没有需要起草的。',
    en: 'Every kind of post in this set has a template already: there is nothing to draft.',
  },
  'list-template.nothing-to-open': {
    status: 409,
    zh: '“{postKind}”的岗位{year}年都已有清单，没有需要起草的。',
    en: 'Every post of the kind “{postKind}” has a list for {year}: there is nothing to draft.',
  },
  'list-template.running': {
    status: 409,
    zh: '这份模板还有一批清单正在办理。请等它办完再办下一批。',
    en: 'Lists are still being worked on with this template. Wait until that is done, then go on.',
  },
});

// The shapes of templates, generated from the API's document; named here as the screens speak of them.
export type { SaveTemplateDto as TemplateToSave } from '@zeren/api-client/models/save-template-dto';
export type { TemplateDiffDto as TemplateDiff } from '@zeren/api-client/models/template-diff-dto';
export type { TemplateDto as TemplateView } from '@zeren/api-client/models/template-dto';
export type { TemplateItemDto as TemplateItem } from '@zeren/api-client/models/template-item-dto';
export type { TemplateItemEditDto as TemplateItemEdit } from '@zeren/api-client/models/template-item-edit-dto';
export type { TemplateRunDto as TemplateRun } from '@zeren/api-client/models/template-run-dto';
export type { TemplateRunsDto as TemplateRuns } from '@zeren/api-client/models/template-runs-dto';
export type { UnlistedPostsDto as UnlistedPosts } from '@zeren/api-client/models/unlisted-posts-dto';
export type { OpenedListsDto as OpenedLists } from '@zeren/api-client/models/opened-lists-dto';
export type { TemplateRowDto as TemplateRow } from '@zeren/api-client/models/template-row-dto';
export type { TemplatesDto as TemplateLibrary } from '@zeren/api-client/models/templates-dto';
export type { DraftedItemsDto as DraftedItems } from '@zeren/api-client/models/drafted-items-dto';
export type { ListMergeDto as ListMerge } from '@zeren/api-client/models/list-merge-dto';
export type { MergeAnswerDto as MergeAnswer } from '@zeren/api-client/models/merge-answer-dto';
export type { MergedTemplateDto as MergedTemplate } from '@zeren/api-client/models/merged-template-dto';
export type { MergeQuestionDto as MergeQuestion } from '@zeren/api-client/models/merge-question-dto';
export type { TemplateMergeDto as TemplateMerge } from '@zeren/api-client/models/template-merge-dto';

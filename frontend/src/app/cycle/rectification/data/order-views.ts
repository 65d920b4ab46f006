// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { IssueOrderBody } from '@zeren/api-client/models/issue-order-body';
export type { LedgerPageDto as LedgerPage } from '@zeren/api-client/models/ledger-page-dto';
export type { LedgerView } from '@zeren/api-client/models/ledger-view';
export type { OrderDetailDto as OrderView } from '@zeren/api-client/models/order-detail-dto';
export type { OrderRowDto as OrderRow } from '@zeren/api-client/models/order-row-dto';
export type { OrderTodoDto as OrderTodo } from '@zeren/api-client/models/order-todo-dto';

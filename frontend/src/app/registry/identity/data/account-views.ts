// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { AccountDetailView as AccountDetail } from '@zeren/api-client/models/account-detail-view';
export type { AccountView as Account } from '@zeren/api-client/models/account-view';
export type { FoundPersonView as FoundPerson } from '@zeren/api-client/models/found-person-view';
export type { NewAccountDto as NewAccount } from '@zeren/api-client/models/new-account-dto';
export type { OpenedAccountView as OpenedAccount } from '@zeren/api-client/models/opened-account-view';

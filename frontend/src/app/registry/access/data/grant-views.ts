// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
import type { GrantByKindDto } from '@zeren/api-client/models/grant-by-kind-dto';
import type { NewGrantDto } from '@zeren/api-client/models/new-grant-dto';

export type { FoundHolderView as FoundHolder } from '@zeren/api-client/models/found-holder-view';
export type { GrantPreviewView as GrantPreview } from '@zeren/api-client/models/grant-preview-view';
export type { GrantView as Grant } from '@zeren/api-client/models/grant-view';
export type { HoldingsView as Holdings } from '@zeren/api-client/models/holdings-view';
export type { PostKindView as PostKind } from '@zeren/api-client/models/post-kind-view';
export type { StandingView as Standing } from '@zeren/api-client/models/standing-view';

export type NewGrant = NewGrantDto;
export type GrantByKind = Omit<GrantByKindDto, 'digest'>;

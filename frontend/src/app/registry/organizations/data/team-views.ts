// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { ClosePostDto as ClosePost } from '@zeren/api-client/models/close-post-dto';
export type { CorrectTenureDto as CorrectTenure } from '@zeren/api-client/models/correct-tenure-dto';
export type { DirectoryDto as Directory } from '@zeren/api-client/models/directory-dto';
export type { DirectoryHitDto as DirectoryHit } from '@zeren/api-client/models/directory-hit-dto';
export type { EndTenureDto as EndTenure } from '@zeren/api-client/models/end-tenure-dto';
export type { NewPostDto as NewPost } from '@zeren/api-client/models/new-post-dto';
export type { NewTenureDto as NewTenure } from '@zeren/api-client/models/new-tenure-dto';
export type { PostDto as Post } from '@zeren/api-client/models/post-dto';
export type { PostHistoryDto as PostHistory } from '@zeren/api-client/models/post-history-dto';
export type { PostShapeDto as PostShape } from '@zeren/api-client/models/post-shape-dto';
export type { TeamDto as Team } from '@zeren/api-client/models/team-dto';
export type { TeamPostDto as TeamPost } from '@zeren/api-client/models/team-post-dto';
export type { TeamTenureDto as TeamTenure } from '@zeren/api-client/models/team-tenure-dto';
export type { TenureDto as Tenure } from '@zeren/api-client/models/tenure-dto';

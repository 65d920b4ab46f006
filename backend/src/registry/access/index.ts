import { CapabilityGrant } from './grants/capability-grant.entity';

export { AccessModule } from './access.module';
export { ActorFactory } from './actor-factory';
export type { ActorChoice } from './actor-factory';
export { GrantCommands } from './grants/grant-commands';
export type { GrantByKind, NewGrant } from './grants/grant-commands';
export { GrantReads } from './grants/grant-reads';
export type { ReachOfPost } from './grants/grant-reads';
export { grantSeal } from './grants/grant-seal';
export { PermissionGuard } from './permission.guard';
export { SessionGuard } from './session.guard';
export { StepUpGuard } from './step-up.guard';

/** The room's entities, for the one data source. */
export const accessEntities = [CapabilityGrant];

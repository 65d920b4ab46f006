import { CapabilityGrant } from './capability-grant.entity';

export { AccessModule } from './access.module';
export { ActorFactory } from './actor-factory';
export type { ActorChoice } from './actor-factory';
export { GrantCommands } from './grant-commands';
export type { GrantByKind, NewGrant } from './grant-commands';
export { grantSeal } from './grant-seal';
export { PermissionGuard } from './permission.guard';
export { SessionGuard } from './session.guard';
export { StepUpGuard } from './step-up.guard';

/** The room's entities, for the one data source. */
export const accessEntities = [CapabilityGrant];

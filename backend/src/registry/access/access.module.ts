import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { ActorFactory } from './actor-factory';
import { GrantCommands } from './grant-commands';
import { GrantRepository } from './grant.repository';
import { PresentFactsRepository } from './present-facts.repository';
import { SessionViews } from './session-views.service';
import { SessionController } from './session.controller';

/** What somebody may do: grants, the acting post, the actor of each request. */
@Module({
  imports: [IdentityModule],
  controllers: [SessionController],
  providers: [ActorFactory, GrantCommands, GrantRepository, PresentFactsRepository, SessionViews],
  exports: [IdentityModule, ActorFactory, GrantCommands, PresentFactsRepository],
})
export class AccessModule {}

import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { OrganizationsModule } from '../organizations';
import { ActorFactory } from './actor-factory';
import { DistrictChoice } from './district-choice.service';
import { DistrictsRepository } from './districts.repository';
import { DistrictsController } from './districts.controller';
import { GrantCommands } from './grants/grant-commands';
import { GrantPagesRepository } from './grants/grant-pages.repository';
import { GrantReads } from './grants/grant-reads';
import { GrantRepository } from './grants/grant.repository';
import { GrantSubjects } from './grants/grant-subjects';
import { GrantsController } from './grants/grants.controller';
import { GrantsOfThePerson } from './grants/grants-of-the-person';
import { GrantsOfThePost } from './grants/grants-of-the-post';
import { GrantsService } from './grants/grants.service';
import { HoldingsService } from './grants/holdings.service';
import { PresentFactsRepository } from './present-facts.repository';
import { SessionViews } from './session-views.service';
import { OwnSessionsController } from './own-sessions.controller';
import { OwnSignOnController } from './own-sign-on.controller';
import { SecondFactorController } from './second-factor.controller';
import { SessionController } from './session.controller';
import { SignInController } from './sign-in.controller';
import { WhyController } from './why/why.controller';
import { WhyGrants } from './why/why-grants';
import { WhyRepository } from './why/why.repository';
import { WhyService } from './why/why.service';

/** What somebody may do: grants, the acting post, the actor of each request. */
@Module({
  imports: [IdentityModule, OrganizationsModule],
  controllers: [
    SignInController,
    SessionController,
    OwnSessionsController,
    OwnSignOnController,
    SecondFactorController,
    DistrictsController,
    GrantsController,
    WhyController,
  ],
  providers: [
    ActorFactory,
    DistrictChoice,
    DistrictsRepository,
    GrantCommands,
    GrantPagesRepository,
    GrantReads,
    GrantRepository,
    GrantsService,
    GrantSubjects,
    GrantsOfThePerson,
    GrantsOfThePost,
    HoldingsService,
    PresentFactsRepository,
    SessionViews,
    WhyGrants,
    WhyRepository,
    WhyService,
  ],
  exports: [IdentityModule, ActorFactory, GrantCommands, GrantReads, PresentFactsRepository],
})
export class AccessModule {}

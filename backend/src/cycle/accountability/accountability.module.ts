import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { CataloguesModule } from '../../registry/catalogues';
import { OrganizationsModule } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { AccountabilityCommands } from './accountability-commands';
import { AccountabilitySubjects } from './accountability-subjects';
import { PassOnWhenConcernedHoldsPost, ProposeWhenDutyTurnsSevere } from './accountability.listeners';
import { ConcernedPeople } from './concerned-people';
import { Deciders } from './deciders';
import { Deciding } from './deciding.service';
import { EndMeasuresJob } from './end-measures.job';
import { MatterSight } from './matter-sight';
import { MatterViews } from './matter-views';
import { MattersOfThePerson } from './matters-of-the-person';
import { MattersOfThePost } from './matters-of-the-post';
import { MattersController } from './matters.controller';
import { MattersRepository } from './matters.repository';
import { MattersService } from './matters.service';
import { MeasureEnding } from './measure-ending.service';
import { MeasureViews } from './measure-views';
import { MeasuresController } from './measures.controller';
import { MeasuresRepository } from './measures.repository';
import { MeasuresService } from './measures.service';
import { Proposing } from './proposing.service';

@Module({
  imports: [CalendarModule, CataloguesModule, OrganizationsModule],
  controllers: [MattersController, MeasuresController],
  providers: [
    MattersRepository,
    MeasuresRepository,
    AccountabilityCatalogues,
    ConcernedPeople,
    MatterSight,
    MatterViews,
    MeasureViews,
    Deciders,
    Proposing,
    MattersService,
    Deciding,
    MeasuresService,
    MeasureEnding,
    EndMeasuresJob,
    AccountabilitySubjects,
    MattersOfThePost,
    MattersOfThePerson,
    ProposeWhenDutyTurnsSevere,
    PassOnWhenConcernedHoldsPost,
    AccountabilityCommands,
  ],
  exports: [AccountabilityCommands],
})
export class AccountabilityModule {}

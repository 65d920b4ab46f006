import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../../registry/organizations';
import { BallotsRepository } from './ballots.repository';
import { PaperRepository } from './paper.repository';
import { BallotsController } from './public/ballots.controller';
import { CastingPace } from './public/casting-pace';
import { CastingService } from './public/casting.service';
import { VotingService } from './public/voting.service';
import { SubjectChoicesRepository } from './subject-choices.repository';
import { SurveyClosingService } from './survey-closing.service';
import { SurveyCommands } from './survey-commands';
import { SurveyCounts } from './survey-counts';
import { SurveyPaperController } from './survey-paper.controller';
import { SurveyPaperService } from './survey-paper.service';
import { SurveyReads } from './survey-reads';
import { SurveyResultsService } from './survey-results.service';
import { SurveySight } from './survey-sight';
import { SurveySubjectChoices } from './survey-subject-choices';
import { SurveySubjects } from './survey-subjects';
import { SurveyTicketsService } from './survey-tickets.service';
import { SurveyViews } from './survey-views';
import { SurveysOfThePost } from './surveys-of-the-post';
import { SurveysController } from './surveys.controller';
import { SurveysRepository } from './surveys.repository';
import { SurveysService } from './surveys.service';
import { TicketsRepository } from './tickets.repository';

@Module({
  imports: [OrganizationsModule],
  controllers: [SurveysController, SurveyPaperController, BallotsController],
  providers: [
    SurveysRepository,
    TicketsRepository,
    BallotsRepository,
    PaperRepository,
    SubjectChoicesRepository,
    SurveySight,
    SurveyViews,
    SurveySubjectChoices,
    SurveysService,
    SurveyTicketsService,
    SurveyClosingService,
    SurveyPaperService,
    SurveyCounts,
    SurveyResultsService,
    SurveyReads,
    SurveyCommands,
    SurveySubjects,
    SurveysOfThePost,
    CastingPace,
    CastingService,
    VotingService,
  ],
  exports: [SurveyReads, SurveyCommands],
})
export class SurveysModule {}

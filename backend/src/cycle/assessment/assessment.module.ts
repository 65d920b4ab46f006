import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../../registry/organizations';
import { AssessmentActs } from './assessment-acts';
import { AssessmentCommands } from './assessment-commands';
import { AssessmentReads } from './assessment-reads';
import { AssessmentSubjects } from './assessment-subjects';
import { MarksController } from './marks/marks.controller';
import { MarksRepository } from './marks/marks.repository';
import { MarksService } from './marks/marks.service';
import { SheetsOfThePost } from './marks/sheets-of-the-post';
import { AssessmentAccess } from './rounds/assessment-access';
import { AssessmentLooks } from './rounds/assessment-looks.service';
import { AssessmentViews } from './rounds/assessment-views';
import { AssessmentsController } from './rounds/assessments.controller';
import { AssessmentsRepository } from './rounds/assessments.repository';
import { AssessmentsService } from './rounds/assessments.service';
import { FactSheets } from './rounds/fact-sheets';
import { FactsWorkbooksController } from './rounds/facts-workbooks.controller';
import { FactsWorkbooks } from './rounds/facts-workbooks.service';
import { FactsRepository } from './rounds/facts.repository';
import { FactsService } from './rounds/facts.service';
import { TermsRepository } from './rounds/terms.repository';
import { SchemeViews } from './schemes/scheme-views';
import { SchemeWorkbooksController } from './schemes/scheme-workbooks.controller';
import { SchemeWorkbooks } from './schemes/scheme-workbooks.service';
import { SchemesController } from './schemes/schemes.controller';
import { SchemesRepository } from './schemes/schemes.repository';
import { SchemesService } from './schemes/schemes.service';
import { ScoreAssessmentsJob } from './scoring/score-assessments.job';
import { ScoresRepository } from './scoring/scores.repository';
import { ScoringService } from './scoring/scoring.service';
import { SimulationController } from './simulation.controller';
import { SimulationService } from './simulation.service';

@Module({
  imports: [OrganizationsModule],
  // Fixed paths before `:id`.
  controllers: [
    SimulationController,
    SchemeWorkbooksController,
    SchemesController,
    MarksController,
    FactsWorkbooksController,
    AssessmentsController,
  ],
  providers: [
    SimulationService,
    SchemesRepository,
    SchemeViews,
    SchemesService,
    SchemeWorkbooks,
    AssessmentsRepository,
    FactsRepository,
    FactSheets,
    FactsService,
    FactsWorkbooks,
    AssessmentAccess,
    AssessmentViews,
    AssessmentsService,
    AssessmentLooks,
    MarksRepository,
    MarksService,
    SheetsOfThePost,
    ScoresRepository,
    ScoringService,
    ScoreAssessmentsJob,
    AssessmentSubjects,
    TermsRepository,
    AssessmentReads,
    AssessmentCommands,
    AssessmentActs,
  ],
  exports: [AssessmentReads, AssessmentCommands, AssessmentActs],
})
export class AssessmentModule {}

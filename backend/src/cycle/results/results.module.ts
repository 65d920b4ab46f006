import { Module } from '@nestjs/common';
import { AccessModule } from '../../registry/access';
import { CalendarModule } from '../../registry/calendar';
import { OrganizationsModule } from '../../registry/organizations';
import { AssessmentModule } from '../assessment';
import { DecidingObjections } from './deciding-objections';
import { ObjectionsRepository } from './objections.repository';
import { ScoreObjectionsService } from './objections.service';
import { ResultLooks } from './result-looks.service';
import { ResultSubjects } from './result-subjects';
import { ResultViews } from './result-views';
import { ResultsOfThePost } from './results-of-the-post';
import { ResultsController } from './results.controller';
import { ResultsRepository } from './results.repository';
import { ResultsService } from './results.service';
import { SettleObjections } from './settle-objections.listener';

@Module({
  imports: [AccessModule, OrganizationsModule, CalendarModule, AssessmentModule],
  controllers: [ResultsController],
  providers: [
    ResultsRepository,
    ObjectionsRepository,
    DecidingObjections,
    ResultViews,
    ResultsService,
    ScoreObjectionsService,
    ResultLooks,
    ResultSubjects,
    ResultsOfThePost,
    SettleObjections,
  ],
})
export class ResultsModule {}

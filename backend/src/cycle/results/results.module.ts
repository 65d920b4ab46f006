import { Module } from '@nestjs/common';
import { CalendarModule } from '../../registry/calendar';
import { OrganizationsModule } from '../../registry/organizations';
import { AssessmentModule } from '../assessment';
import { ObjectionsRepository } from './objections.repository';
import { ScoreObjectionsService } from './objections.service';
import { ResultLooks } from './result-looks.service';
import { ResultSubjects } from './result-subjects';
import { ResultViews } from './result-views';
import { ResultsController } from './results.controller';
import { ResultsRepository } from './results.repository';
import { ResultsService } from './results.service';
import { SettleObjections } from './settle-objections.listener';

@Module({
  imports: [OrganizationsModule, CalendarModule, AssessmentModule],
  controllers: [ResultsController],
  providers: [
    ResultsRepository,
    ObjectionsRepository,
    ResultViews,
    ResultsService,
    ScoreObjectionsService,
    ResultLooks,
    ResultSubjects,
    SettleObjections,
  ],
})
export class ResultsModule {}

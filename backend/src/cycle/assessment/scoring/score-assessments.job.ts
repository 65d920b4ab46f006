import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { SCORE_ASSESSMENTS } from './score-assessments.queue';
import { ScoringService } from './scoring.service';

/** Scores what waits; a nudge starts it at once, the tick whatever was missed. */
@Injectable()
@HandlesJob({ name: SCORE_ASSESSMENTS, everySeconds: 5 })
export class ScoreAssessmentsJob implements JobHandler {
  constructor(private readonly scoring: ScoringService) {}

  async run(): Promise<void> {
    await this.scoring.runOpen(SCORE_ASSESSMENTS);
  }
}

import { Module } from '@nestjs/common';
import { DeniedAttemptRepository } from './denied/denied-attempt.repository';
import { DeniedAttempts } from './denied/denied-attempts';
import { SumDeniedAttemptsJob } from './denied/sum-denied-attempts.job';

/** The record: who did what under which tenure, and the proof that it is whole. */
@Module({
  providers: [DeniedAttemptRepository, DeniedAttempts, SumDeniedAttemptsJob],
})
export class AuditModule {}

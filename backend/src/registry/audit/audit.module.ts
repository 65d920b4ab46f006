import { Module } from '@nestjs/common';

/** The record: who did what under which tenure, and the proof that it is whole. */
@Module({})
export class AuditModule {}

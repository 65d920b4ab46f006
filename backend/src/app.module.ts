import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { DashboardModule } from './insight/dashboard';
import { RemindersModule, remindersEntities } from './insight/reminders';
import { AgreementsModule, agreementsEntities } from './cycle/agreements';
import { AccountabilityModule, accountabilityEntities } from './cycle/accountability';
import { AssessmentModule } from './cycle/assessment';
import { DutiesModule, dutiesEntities } from './cycle/duties';
import { HandoverModule, handoverEntities } from './cycle/handover';
import { InspectionsModule } from './cycle/inspections';
import { RectificationModule } from './cycle/rectification';
import { ResponsibilityModule, responsibilityEntities } from './cycle/responsibility';
import { SurveysModule, surveysEntities } from './cycle/surveys';
import { ResultsModule } from './cycle/results';
import type { Configuration } from './platform/configuration/configuration';
import type { EntityClass } from './platform/database/data-source';
import { IdempotencyInterceptor } from './platform/http/idempotency.interceptor';
import { ProblemFilter } from './platform/http/problem.filter';
import { RequestHeadersGuard } from './platform/http/request-headers.guard';
import { createValidationPipe } from './platform/http/validation';
import { PlatformModule } from './platform/platform.module';
import type { ProcessKind } from './platform/process-kind';
import { AccessModule, accessEntities, PermissionGuard, SessionGuard, StepUpGuard } from './registry/access';
import { AuditModule } from './registry/audit';
import { calendarEntities, CalendarModule } from './registry/calendar';
import { CataloguesModule } from './registry/catalogues';
import { evidenceEntities, EvidenceModule } from './registry/evidence';
import { CsrfGuard, identityEntities, IdentityModule } from './registry/identity';
import { organizationsEntities, OrganizationsModule } from './registry/organizations';
import { SEALED_KINDS } from './sealed-kinds';

/** Entities of all rooms, for the one data source. */
export const ENTITIES: readonly EntityClass[] = [
  ...calendarEntities,
  ...organizationsEntities,
  ...identityEntities,
  ...accessEntities,
  ...evidenceEntities,
  ...responsibilityEntities,
  ...agreementsEntities,
  ...dutiesEntities,
  ...accountabilityEntities,
  ...handoverEntities,
  ...surveysEntities,
  ...remindersEntities,
];

/** The rooms, floor by floor. */
const ROOMS: (Type | DynamicModule)[] = [
  // registry
  CataloguesModule,
  CalendarModule,
  OrganizationsModule,
  IdentityModule,
  AccessModule,
  AuditModule.sealing(SEALED_KINDS),
  EvidenceModule,
  // cycle
  ResponsibilityModule,
  AgreementsModule,
  DutiesModule,
  InspectionsModule,
  RectificationModule,
  SurveysModule,
  AccountabilityModule,
  HandoverModule,
  AssessmentModule,
  ResultsModule,
  // insight
  DashboardModule,
  RemindersModule,
];

@Module({})
export class AppModule {
  static forProcess(kind: ProcessKind, configuration: Configuration, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forProcess(kind, configuration, dataSource), ...ROOMS],
      providers: [
        // Refusal order (decision 7): session, CSRF, permission (and a confirmation where it weighs), headers, body.
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: CsrfGuard },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_GUARD, useClass: StepUpGuard },
        { provide: APP_GUARD, useClass: RequestHeadersGuard },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

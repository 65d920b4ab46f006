import type { Stratum } from '@zeren/domain/cycle/inspections/inspection-draw';
import type { InspectionState } from '@zeren/domain/cycle/inspections/may-inspect';

export interface PlanRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly name: string;
  readonly filingNumber: string | null;
  readonly cap: number;
  readonly version: number;
}

export interface InspectionRecord {
  readonly id: string;
  readonly planId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly domains: readonly string[];
  readonly wanted: number;
  readonly state: InspectionState;
  readonly commitment: string;
  readonly frame: readonly Stratum[] | null;
  readonly frameDigest: string | null;
  readonly version: number;
}

export interface MemberRecord {
  readonly inspectionId: string;
  readonly personId: string;
  readonly leads: boolean;
}

export interface TargetRecord {
  readonly id: string;
  readonly inspectionId: string;
  readonly organizationId: string;
  readonly domainCode: string;
  readonly place: number;
  readonly startedAt: Date | null;
}

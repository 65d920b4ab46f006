import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import type { EvidenceViewDto, Upload } from '../../registry/evidence';
import type { DutyDetailDto } from './dto/duty.dto';
import type { ReportDutyBody } from './dto/duty-requests.dto';
import { DutyDatingService } from './duty-dating.service';
import type { DatingOptions } from './duty-dating.service';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyImportsService } from './duty-imports.service';
import type { ImportedReport, ImportedReports } from './duty-imports.service';
import type { Grace } from './duty-grace.repository';
import { DutyGraceService } from './duty-grace.service';
import { DutyLightsService } from './duty-lights.service';
import { DutyReportingService } from './duty-reporting.service';

/** What other rooms, and the demonstration county, do with duties. */
@Injectable()
export class DutyCommands {
  constructor(
    private readonly dating: DutyDatingService,
    private readonly reporting: DutyReportingService,
    private readonly evidence: DutyEvidenceService,
    private readonly imports: DutyImportsService,
    private readonly lights: DutyLightsService,
    private readonly graces: DutyGraceService,
  ) {}

  /** Dates an issued list; what is there already stays, so it may be asked for again, also with what has elapsed. */
  dateList(tx: WriteTx, listId: string, options: DatingOptions): Promise<number> {
    return this.dating.dateList(tx, listId, options);
  }

  /** Reports as the actor, now: there is no other clock. */
  report(actor: Actor, dutyId: string, version: number, report: ReportDutyBody): Promise<DutyDetailDto> {
    return this.reporting.report(actor, dutyId, version, report);
  }

  /** Takes over reports that other systems hold, with the days they name. */
  importReports(actor: Actor, reports: readonly ImportedReport[]): Promise<ImportedReports> {
    return this.imports.importReports(actor, reports);
  }

  attachEvidence(actor: Actor, dutyId: string, upload: Upload): Promise<EvidenceViewDto> {
    return this.evidence.upload(actor, dutyId, upload);
  }

  /** Turns the lights of a district that are due to turn, without waiting for the minute's tick. */
  turnLights(districtId: string, requestId: string): Promise<number> {
    return this.lights.turnDistrict(districtId, requestId);
  }

  /** What falls due at posts on these days is not red before they are over. */
  grantGraces(tx: WriteTx, graces: readonly Grace[]): Promise<void> {
    return this.graces.grant(tx, graces);
  }

  /** Takes back the grace that was granted for this subject, if there is one. */
  withdrawGrace(tx: WriteTx, subject: Grace['subject']): Promise<void> {
    return this.graces.withdraw(tx, subject);
  }
}

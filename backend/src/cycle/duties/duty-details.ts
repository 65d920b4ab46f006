import { Injectable } from '@nestjs/common';
import { dayInChinese, dayInEnglish } from '@zeren/domain/cycle/duties/day-in-words';
import type { ReadTx } from '../../platform/database/transaction';
import { EvidenceReads } from '../../registry/evidence';
import type { EvidenceViewDto } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import { ResponsibilityReads } from '../responsibility';
import type { DutyDetailDto, DutyReportDto, DutyTimelineDto } from './dto/duty.dto';
import type { DutyRecord } from './duty-record';
import { DutyReportsRepository } from './duty-reports.repository';
import type { ReportRecord } from './duty-reports.repository';
import { DutyViews } from './duty-views';

/** A duty with everything that belongs to it. */
@Injectable()
export class DutyDetails {
  constructor(
    private readonly views: DutyViews,
    private readonly reports: DutyReportsRepository,
    private readonly lists: ResponsibilityReads,
    private readonly evidence: EvidenceReads,
    private readonly organizations: OrganizationReads,
  ) {}

  async of(tx: ReadTx, duty: DutyRecord): Promise<DutyDetailDto> {
    const subject = { kind: 'duty', id: duty.id };
    const [row] = await this.views.rows(tx, [duty]);
    const [item] = duty.itemId === null ? [] : await this.lists.items(tx, [duty.itemId]);
    const reports = await this.reportsOf(tx, duty.id);
    const evidence = await this.evidence.ofSubject(tx, subject, duty.opensOn);
    const draft = await this.reports.draft(tx, duty.id);
    return {
      ...row!,
      item: item
        ? {
            textZh: item.textZh,
            textEn: item.textEn,
            evidenceAsked: item.evidenceAsked,
            basis: item.basis,
            cadencePhrase: item.cadencePhrase,
            listId: item.listId,
          }
        : null,
      reports,
      evidence,
      // Offered to whoever may report, for it is theirs to reuse.
      reusable: row!.canReport ? await this.evidence.reusable(tx, duty.organizationId, subject) : [],
      draft: draft ? { ...draft, savedAt: draft.savedAt.toISOString() } : null,
      timeline: timeline(duty, reports, evidence),
    };
  }

  private async reportsOf(tx: ReadTx, dutyId: string): Promise<DutyReportDto[]> {
    const reports = await this.reports.ofDuty(tx, dutyId);
    const tenureIds = [...new Set(reports.flatMap((report) => report.reportedByTenureId ?? []))];
    const tenures = tenureIds.length === 0 ? [] : await this.organizations.tenures(tx, tenureIds);
    const byId = new Map(tenures.map((tenure) => [tenure.tenureId, tenure]));
    return reports.map((report: ReportRecord) => {
      const tenure = report.reportedByTenureId === null ? undefined : byId.get(report.reportedByTenureId);
      return {
        id: report.id,
        result: report.result,
        problem: report.problem,
        helpWanted: report.helpWanted,
        reportedAt: report.reportedAt.toISOString(),
        reportedOn: report.reportedOn,
        imported: report.origin === 'import',
        reporterName: tenure?.personName ?? null,
        postTitle: tenure?.postTitle ?? null,
      };
    });
  }
}

/** What happened, newest first. */
function timeline(
  duty: DutyRecord,
  reports: readonly DutyReportDto[],
  evidence: readonly EvidenceViewDto[],
): DutyTimelineDto[] {
  const dated: DutyTimelineDto = {
    at: duty.datedAt.toISOString(),
    zh: `清单印发，形成任务，期限${dayInChinese(duty.dueOn)}。`,
    en: `The list was issued and this duty dated, due on ${dayInEnglish(duty.dueOn)}.`,
    by: null,
  };
  const reported = reports.map((report, index): DutyTimelineDto => {
    if (report.imported) {
      return {
        at: report.reportedAt,
        zh: `从其他系统导入${dayInChinese(report.reportedOn)}的报送：${report.result}`,
        en: `A report of ${dayInEnglish(report.reportedOn)} was imported from another system: ${report.result}`,
        by: report.reporterName,
      };
    }
    return {
      at: report.reportedAt,
      zh: `${index === 0 ? '报送' : '更正报送'}：${report.result}`,
      en: `${index === 0 ? 'Reported' : 'Reported again, correcting'}: ${report.result}`,
      by: report.reporterName,
    };
  });
  const carried = evidence.map((piece): DutyTimelineDto => ({
    at: piece.uploadedAt,
    zh: `证据“${piece.fileName}”上传。`,
    en: `Evidence “${piece.fileName}” was uploaded.`,
    by: piece.uploadedBy,
  }));
  return [dated, ...reported, ...carried].sort((a, b) => b.at.localeCompare(a.at));
}

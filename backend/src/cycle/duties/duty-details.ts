import { Injectable } from '@nestjs/common';
import { dayInChinese, dayInEnglish } from '@zeren/domain/cycle/duties/day-in-words';
import type { ReadTx } from '../../platform/database/transaction';
import { EvidenceReads } from '../../registry/evidence';
import type { EvidenceViewDto, VerificationActDto } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import { ResponsibilityReads } from '../responsibility';
import { CheckingView } from './checking/checking-view';
import { DirectiveReturnsRepository } from './directives/directive-returns.repository';
import { DirectivesRepository } from './directives/directives.repository';
import type { DutyDetailDto, DutyDirectiveDto, DutyReportDto, DutyTimelineDto } from './dto/duty.dto';
import type { DutyRecord } from './duty-record';
import { extensionSteps } from './extensions/extension-steps';
import type { ExtensionDto } from './extensions/extensions.dto';
import { ExtensionViews } from './extensions/extension-views';
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
    private readonly checking: CheckingView,
    private readonly extensions: ExtensionViews,
    private readonly directives: DirectivesRepository,
    private readonly returns: DirectiveReturnsRepository,
  ) {}

  async of(tx: ReadTx, duty: DutyRecord): Promise<DutyDetailDto> {
    const subject = { kind: 'duty', id: duty.id };
    const [row] = await this.views.rows(tx, [duty]);
    const [item] = duty.itemId === null ? [] : await this.lists.items(tx, [duty.itemId]);
    const directive = await this.directiveOf(tx, duty);
    const reports = await this.reportsOf(tx, duty.id);
    const evidence = await this.evidence.ofSubject(tx, subject, duty.opensOn);
    const draft = await this.reports.draft(tx, duty.id);
    const checking = await this.checking.of(tx, duty);
    const extensions = await this.extensions.ofDuty(tx, duty, row!.canReport);
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
      directive,
      reports,
      evidence,
      checking,
      extensions,
      // Offered to whoever may report, for it is theirs to reuse.
      reusable: row!.canReport ? await this.evidence.reusable(tx, duty.organizationId, subject) : [],
      draft: draft ? { ...draft, savedAt: draft.savedAt.toISOString() } : null,
      timeline: timeline(duty, { reports, evidence, acts: checking.acts, extensions: extensions.items }),
    };
  }

  private async directiveOf(tx: ReadTx, duty: DutyRecord): Promise<DutyDirectiveDto | null> {
    const directive = duty.directiveId ? await this.directives.byId(tx, duty.directiveId) : undefined;
    if (!directive) return null;
    const back = duty.state === 'returned' ? (await this.returns.ofDuty(tx, duty.id)).reverse() : [];
    return {
      id: directive.id,
      sourceCode: directive.sourceCode,
      content: directive.content,
      basis: directive.basis,
      issuer: directive.issuer,
      role: (await this.directives.roleOfDuty(tx, duty.id)) ?? 'lead',
      withdrawnReason: directive.withdrawnReason,
      returnReason: back.find(({ state }) => state === 'returned')?.returnReason ?? null,
    };
  }

  private async reportsOf(tx: ReadTx, dutyId: string): Promise<DutyReportDto[]> {
    const reports = await this.reports.ofDuty(tx, dutyId);
    const tenureIds = [
      ...new Set(
        reports.flatMap((report) =>
          [
            report.reportedByTenureId ?? [],
            report.inSteadOfTenureId ?? [],
            report.broughtIn?.byTenureId ?? [],
          ].flat(),
        ),
      ),
    ];
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
        inSteadOf: (report.inSteadOfTenureId && byId.get(report.inSteadOfTenureId)?.personName) || null,
        postTitle: tenure?.postTitle ?? null,
        broughtIn: report.broughtIn && {
          place: report.broughtIn.place,
          byName: (report.broughtIn.byTenureId && byId.get(report.broughtIn.byTenureId)?.personName) || null,
        },
      };
    });
  }
}

interface Happened {
  readonly reports: readonly DutyReportDto[];
  readonly evidence: readonly EvidenceViewDto[];
  readonly acts: readonly VerificationActDto[];
  readonly extensions: readonly ExtensionDto[];
}

/** What happened, newest first. */
function timeline(duty: DutyRecord, { reports, evidence, acts, extensions }: Happened): DutyTimelineDto[] {
  const given = duty.directiveId !== null;
  const dated: DutyTimelineDto = {
    at: duty.datedAt.toISOString(),
    zh: `${given ? '交办下发' : '清单印发'}，形成任务，期限${dayInChinese(duty.dueOn)}。`,
    en: `${given ? 'The directive' : 'The list'} was issued and this duty dated, due on ${dayInEnglish(duty.dueOn)}.`,
    by: null,
  };
  const reported = reports.map((report, index): DutyTimelineDto => {
    if (report.imported) {
      return {
        at: report.reportedAt,
        zh: `从${report.broughtIn?.place ?? '其他系统'}导入${dayInChinese(report.reportedOn)}的报送：${report.result}`,
        en: `A report of ${dayInEnglish(report.reportedOn)} was imported from ${report.broughtIn?.place ?? 'another system'}: ${report.result}`,
        by: report.broughtIn?.byName ?? report.reporterName,
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
  const verified = acts.map((act): DutyTimelineDto => ({
    at: act.verifiedAt,
    zh: act.result === 'confirmed' ? `已核实：${act.strength}` : `退回：${act.doubt}`,
    en: act.result === 'confirmed' ? `Verified: ${act.strength}` : `Sent back: ${act.doubt}`,
    by: act.verifierName,
  }));
  return [dated, ...reported, ...carried, ...verified, ...extensions.flatMap(extensionSteps)].sort((a, b) =>
    b.at.localeCompare(a.at),
  );
}

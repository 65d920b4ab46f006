import { Injectable } from '@nestjs/common';
import {
  mayAnswerFinding,
  mayDisposeFinding,
  maySettleFinding,
} from '@zeren/domain/cycle/inspections/may-settle-finding';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../../../platform/database/transaction';
import { EvidenceReads } from '../../../registry/evidence';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import { ResponsibilityReads } from '../../responsibility';
import { CodeNames } from '../code-names';
import type { FindingDetailDto, FindingMayDto, FindingRowDto } from './dto/findings.dto';
import type { FindingRecord } from './finding-record';
import { FindingSight } from './finding-sight';

const ASKED: readonly Permission[] = ['inspections.lead', 'inspections.record', 'rectification.report'];

/** Findings as people are shown them. Names come for all rows at once. */
@Injectable()
export class FindingViews {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly names: CodeNames,
    private readonly evidence: EvidenceReads,
    private readonly lists: ResponsibilityReads,
    private readonly sight: FindingSight,
  ) {}

  async rows(tx: ReadTx, found: readonly FindingRecord[]): Promise<FindingRowDto[]> {
    if (found.length === 0) return [];
    const names = await this.names.read(tx);
    const units = await this.organizations.organizations(tx, [
      ...new Set(found.map((each) => each.organizationId)),
    ]);
    const unitNames = new Map(units.map(({ id, nameZh }) => [id, nameZh]));
    const asked = found.flatMap(({ postId }) => (postId ? [{ postId, day: tx.today }] : []));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    return found.map((each) => ({
      id: each.id,
      title: each.title,
      organizationId: each.organizationId,
      organizationName: unitNames.get(each.organizationId) ?? '',
      postId: each.postId,
      postTitle: posts.get(each.postId ?? '')?.title ?? null,
      holderName: holders.get(postDay(each.postId ?? '', tx.today))?.personName ?? null,
      source: names('source', each.sourceCode),
      dimension: names('dimension', each.dimensionCode),
      domain: names('domain', each.domainCode),
      severity: names('severity', each.severityCode),
      foundOn: each.foundOn,
      state: each.state,
      answerBy: each.answerBy,
      answer: each.answer,
      disposition: each.disposition,
      disposeBy: each.disposeBy,
      disposalLate:
        each.state === 'confirmed' &&
        each.disposition === null &&
        each.disposeBy !== null &&
        each.disposeBy < tx.today,
      version: each.version,
    }));
  }

  async whole(tx: ReadTx, found: FindingRecord): Promise<FindingDetailDto> {
    const [row] = await this.rows(tx, [found]);
    const [item] = found.itemId ? await this.lists.items(tx, [found.itemId]) : [];
    const ids = [found.foundByTenureId, found.answeredByTenureId, found.settledByTenureId].flatMap(
      (id) => id ?? [],
    );
    const people = new Map(
      (await this.organizations.tenures(tx, [...new Set(ids)])).map((one) => [one.tenureId, one]),
    );
    const by = (tenureId: string | null) => people.get(tenureId ?? '')?.personName ?? null;
    return {
      ...row!,
      request: found.request,
      clause: found.clause,
      itemText: item?.textZh ?? null,
      foundBy: by(found.foundByTenureId),
      caseText: found.caseText,
      answeredBy: by(found.answeredByTenureId),
      answeredAt: found.answeredAt?.toISOString() ?? null,
      settledBy: by(found.settledByTenureId),
      settledAt: found.settledAt?.toISOString() ?? null,
      settleReason: found.settleReason,
      dispositionReason: found.dispositionReason,
      evidence: await this.evidence.ofSubject(tx, { kind: 'finding', id: found.id }),
      may: await this.may(tx, found),
    };
  }

  private async may(tx: ReadTx, found: FindingRecord): Promise<FindingMayDto> {
    const actor = await this.sight.actor(tx);
    const reaches = await this.reaching(tx, found);
    const leads = reaches('inspections.lead');
    const settled = await this.sight.settled(tx, found);
    const confirm = maySettleFinding(settled, actor, 'confirm', tx.today);
    const refusal = confirm.ok ? null : confirm.refusal;
    return {
      answer: reaches('rectification.report') && mayAnswerFinding(found, actor).ok,
      confirm: leads && confirm.ok,
      confirmRefusalZh: leads ? (refusal?.zh ?? null) : null,
      confirmRefusalEn: leads ? (refusal?.en ?? null) : null,
      drop: leads && maySettleFinding(settled, actor, 'drop', tx.today).ok,
      dispose: leads && mayDisposeFinding(settled, actor, 'order', null).ok,
      attach:
        found.state === 'put' && found.foundByPersonId === tx.actor.personId && reaches('inspections.record'),
    };
  }

  /** Which of the permissions that findings ask the reader holds over the unit. */
  private async reaching(
    tx: ReadTx,
    { organizationId }: FindingRecord,
  ): Promise<(by: Permission) => boolean> {
    const rootsOf = (permission: Permission) => tx.actor.permissions.get(permission) ?? [];
    const roots = [...new Set(ASKED.flatMap(rootsOf))];
    const over = await this.organizations.rootsOver(tx, organizationId, roots);
    return (permission) => rootsOf(permission).some((root) => over.has(root));
  }
}

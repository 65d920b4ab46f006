import { Injectable } from '@nestjs/common';
import { mayAskExtension, mayDecideExtension } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { DecidingActor } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyRecord } from '../duty-record';
import { DutyRowsRepository } from '../duty-rows.repository';
import { ExtensionDeciders } from './extension-deciders';
import type { ExtensionDto, ExtensionsDto, ExtensionToDecideDto } from './extensions.dto';
import { ExtensionsRepository } from './extensions.repository';
import type { ExtensionRecord } from './extensions.repository';

/** Requests for more time, as people are shown them. */
@Injectable()
export class ExtensionViews {
  constructor(
    private readonly repository: ExtensionsRepository,
    private readonly deciders: ExtensionDeciders,
    private readonly organizations: OrganizationReads,
    private readonly rows: DutyRowsRepository,
  ) {}

  async ofDuty(tx: ReadTx, duty: DutyRecord, canReport: boolean): Promise<ExtensionsDto> {
    const extensions = await this.repository.ofDuty(tx, duty.id);
    const verdict = mayAskExtension(duty, extensions, tx.today);
    const names = await this.names(tx, extensions);
    const actor = extensions.length === 0 ? null : await this.deciders.actor(tx);
    return {
      items: extensions.map((one) => viewOf(one, names, actor && mayBe(one, duty, actor, canReport))),
      mayAsk: canReport && verdict.ok ? verdict.value : null,
    };
  }

  /** What waits for the answer of the one who asks. */
  async toDecide(tx: ReadTx, limit: number): Promise<ExtensionToDecideDto[]> {
    const actor = await this.deciders.actor(tx);
    const { postId, personId, organizationId, isHead, decidesFor } = actor;
    if (postId === null || decidesFor.length === 0) return [];
    const waiting = await this.repository.waitingFor(
      tx,
      { bodies: decidesFor, postId, personId, notOf: isHead ? null : organizationId },
      limit,
    );
    if (waiting.length === 0) return [];
    const names = await this.names(tx, waiting);
    const found = await this.rows.byIds(
      tx,
      waiting.map(({ dutyId }) => dutyId),
    );
    const duties = new Map(found.map((duty) => [duty.id, duty]));
    const posts = new Map(
      (
        await this.organizations.posts(
          tx,
          found.map((duty) => duty.postId),
        )
      ).map((post) => [post.id, post]),
    );
    return waiting.flatMap((one): ExtensionToDecideDto[] => {
      const duty = duties.get(one.dutyId);
      const post = duty && posts.get(duty.postId);
      if (!duty) return [];
      return [
        {
          ...viewOf(one, names, mayBe(one, duty, actor, false)),
          ...{ dutyId: duty.id, title: duty.title, titleEn: duty.titleEn },
          ...{ organizationName: post?.organizationName ?? '', postTitle: post?.title ?? '' },
        },
      ];
    });
  }

  private async names(tx: ReadTx, extensions: readonly ExtensionRecord[]): Promise<Map<string, string>> {
    const ids = extensions.flatMap(({ askedByTenureId, decidedByTenureId }) => [
      askedByTenureId,
      ...(decidedByTenureId ? [decidedByTenureId] : []),
    ]);
    const tenures = ids.length === 0 ? [] : await this.organizations.tenures(tx, [...new Set(ids)]);
    return new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
  }
}

interface MayBe {
  readonly decided: boolean;
  readonly withdrawn: boolean;
}

const mayBe = (one: ExtensionRecord, duty: DutyRecord, actor: DecidingActor, canReport: boolean): MayBe => ({
  decided: mayDecideExtension(one, duty, actor).ok,
  withdrawn: one.state === 'asked' && canReport,
});

function viewOf(one: ExtensionRecord, names: ReadonlyMap<string, string>, may: MayBe | null): ExtensionDto {
  const { id, state, dueBefore, askedFor, reason, deciderName, decisionReason, version } = one;
  return {
    ...{ id, state, dueBefore, askedFor, reason, deciderName, decisionReason, version },
    askedAt: one.askedAt.toISOString(),
    askedBy: names.get(one.askedByTenureId) ?? null,
    decidedAt: one.decidedAt?.toISOString() ?? null,
    decidedBy: one.decidedByTenureId === null ? null : (names.get(one.decidedByTenureId) ?? null),
    mayDecide: may?.decided ?? false,
    mayWithdraw: may?.withdrawn ?? false,
  };
}

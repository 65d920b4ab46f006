import { Injectable } from '@nestjs/common';
import type { VerifiableDuty, VerifyingActor } from '@zeren/domain/cycle/duties/checking/may-verify-duty';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import type { DutyFilter, DutySight, NotByThemselves } from '../duty-pages.repository';
import type { DutyRecord } from '../duty-record';
import { DutyReportsRepository } from '../duty-reports.repository';

/** Who reported a duty and who asks to verify it, as the rule sees them. */
@Injectable()
export class VerifyingParty {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly reports: DutyReportsRepository,
  ) {}

  /** What waits for the actor in these subtrees: not what they reported themselves. */
  async waiting(tx: ReadTx, rootIds: readonly string[]): Promise<{ sight: DutySight; filter: DutyFilter }> {
    return {
      sight: { postIds: [], roots: await this.organizations.scope(tx, rootIds) },
      filter: { awaitsCheck: await this.notByThemselves(tx) },
    };
  }

  /** What somebody else has to look at: duties of all posts that the actor holds today, and what they reported. */
  async notByThemselves(tx: ReadTx): Promise<NotByThemselves> {
    const { postId, tenureId, personId, organizationId } = tx.actor;
    const [post] = postId ? await this.organizations.posts(tx, [postId]) : [];
    const held = personId ? await this.organizations.tenuresOfPerson(tx, personId, tx.today) : [];
    const known = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
    return {
      postIds: known([postId, ...held.map((one) => one.postId)]),
      tenureIds: known([tenureId, ...held.map((one) => one.tenureId)]),
      organizationId: post?.isHead ? null : organizationId,
    };
  }

  async of(tx: ReadTx, duty: DutyRecord): Promise<{ duty: VerifiableDuty; actor: VerifyingActor }> {
    const { postId, tenureId, personId, organizationId } = tx.actor;
    const reports = await this.reports.ofDuty(tx, duty.id);
    const last = reports.at(-1)?.reportedByTenureId;
    const reporters = last ? await this.organizations.tenures(tx, [last]) : [];
    const asked = [duty.postId, ...(postId ? [postId] : [])].map((id) => ({ postId: id, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    const holder = holders.get(postDay(duty.postId, tx.today));
    return {
      duty: {
        state: duty.state,
        postId: duty.postId,
        organizationId: duty.organizationId,
        personIds: [...reporters.map((one) => one.personId), ...(holder ? [holder.personId] : [])],
      },
      actor: {
        tenureId,
        personId,
        postId,
        organizationId,
        isHead: postId !== null && (posts.get(postId)?.isHead ?? false),
      },
    };
  }
}

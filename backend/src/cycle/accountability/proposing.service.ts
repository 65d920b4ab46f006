import { Injectable } from '@nestjs/common';
import { matterProposed } from '@zeren/domain/cycle/accountability/accountability-events';
import { accountabilityRefusals } from '@zeren/domain/cycle/accountability/accountability-refusals';
import { rulesReached } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { ProposalFact } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, postDay } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { matterSeal } from './accountability-seals';
import { ConcernedPeople } from './concerned-people';
import { Deciders } from './deciders';
import type { Decider } from './deciders';
import type { MatterRecord } from './matter-record';
import { MattersRepository } from './matters.repository';

/** What a room that hears of something counted, at a post on a day. */
export interface CountedAtPost {
  readonly postId: string;
  readonly on: string;
  readonly facts: readonly ProposalFact[];
}

/** Whom a proposal is about. */
export type ProposalSubject = Pick<
  MatterRecord,
  'organizationId' | 'postId' | 'tenureId' | 'personId' | 'organizationName' | 'postTitle' | 'personName'
>;

/** A rule or a clerk proposes; a leader decides. Nothing here does more than ask. */
@Injectable()
export class Proposing {
  constructor(
    private readonly matters: MattersRepository,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly concerned: ConcernedPeople,
    private readonly deciders: Deciders,
  ) {}

  /**
   * The one place where listeners bring what they counted: each rule in force whose threshold is reached proposes once,
   * about the post and whoever held it on that day. Where nobody above could decide, nothing is proposed.
   */
  async counted(tx: WriteTx, { postId, on, facts }: CountedAtPost): Promise<void> {
    const reached = rulesReached(await this.catalogues.rules(tx), facts);
    if (reached.length === 0) return;
    const { posts, holders } = await this.organizations.postsWithHolders(tx, [{ postId, day: on }]);
    const post = posts.get(postId);
    if (!post) return;
    const holder = holders.get(postDay(postId, on));
    const { organizationId, organizationName, title: postTitle } = post;
    const subject: ProposalSubject = {
      ...{ organizationId, organizationName, postId, postTitle },
      ...{ tenureId: holder?.tenureId ?? null, personId: holder?.personId ?? null },
      personName: holder?.personName ?? null,
    };
    const decider = await this.deciders.nearest(tx, subject);
    if (!decider) return;
    for (const { rule, facts: counted } of reached) {
      const id = await this.open(tx, subject, decider, {
        ...{ origin: 'rule', ruleCode: rule.code, facts: counted, note: null },
      });
      if (id === undefined) await this.addFacts(tx, rule.code, subject, counted);
    }
  }

  /** A clerk proposes by hand, about others, and is a member from then on. */
  async byHand(
    tx: WriteTx,
    subject: ProposalSubject,
    { ruleCode, note }: { readonly ruleCode: string; readonly note: string },
  ): Promise<string> {
    const rules = await this.catalogues.rules(tx);
    if (!rules.some(({ code }) => code === ruleCode))
      throw new Refused(accountabilityRefusals['accountability.no-rule']({ field: 'ruleCode' }));
    if (await this.concerned.isActor(tx, subject))
      throw new Refused(accountabilityRefusals['accountability.about-oneself']());
    const decider = await this.deciders.nearest(tx, subject);
    if (!decider) throw new Refused(accountabilityRefusals['accountability.no-decider']());
    const id = await this.open(tx, subject, decider, { origin: 'by-hand', ruleCode, facts: [], note });
    if (id === undefined) throw new Refused(accountabilityRefusals['accountability.proposed-already']());
    return id;
  }

  private async open(
    tx: WriteTx,
    subject: ProposalSubject,
    decider: Decider,
    matter: Pick<MatterRecord, 'origin' | 'ruleCode' | 'facts' | 'note'>,
  ): Promise<string | undefined> {
    const terms = await this.catalogues.terms(tx);
    const calendar = await this.calendars.load(tx);
    const id = uuidv7();
    const opened = await this.matters.open(tx, {
      ...{ id, ...subject, ...matter },
      ...{ deciderOrganizationId: decider.organizationId, deciderPostId: decider.postId },
      ...{ deciderName: decider.name, dueOn: calendar.addWorkingDays(tx.today, terms.decideWorkingDays) },
    });
    if (opened === 0) return undefined;
    const { postId } = tx.actor;
    const proposes = postId !== null && postId !== decider.postId;
    await this.matters.addMembers(tx, id, [
      { postId: decider.postId, role: 'decider' },
      ...(proposes ? [{ postId, role: 'proposer' as const }] : []),
    ]);
    tx.seal({ action: 'accountability-matter.propose', seal: matterSeal, id });
    tx.emit(matterProposed(id));
    return id;
  }

  private async addFacts(
    tx: WriteTx,
    ruleCode: string,
    subject: ProposalSubject,
    facts: readonly ProposalFact[],
  ): Promise<void> {
    const id = await this.matters.addFacts(tx, { ruleCode, ...subject }, facts);
    if (id !== undefined) tx.seal({ action: 'accountability-matter.add-facts', seal: matterSeal, id });
  }
}

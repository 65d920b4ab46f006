import { Readable } from 'node:stream';
import type { AgreementTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import { AgreementCommands } from '../cycle/agreements';
import { DutyCommands, DutyReads } from '../cycle/duties';
import type { ImportedReport } from '../cycle/duties';
import { ResponsibilityCommands, ResponsibilityReads } from '../cycle/responsibility';
import type { ItemTable, ListRecord } from '../cycle/responsibility';
import { OrganizationReads, postDay } from '../registry/organizations';
import { REQUEST } from './demonstration-context';
import { RectificationActs } from './rectification-acts';

/** Lists whose duties are made in one transaction. */
const LISTS_AT_ONCE = 40;

/** A duty as the story of the demonstration county is told of. */
export interface StoryDuty {
  readonly id: string;
  readonly version: number;
  readonly postId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly domainCode: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly state: string;
  /** Who answered on the due date, or answers today when that is still to come. */
  readonly holderTenureId: string | null;
}

/** The acts that fill the demonstration county. Each is one that a person can do, and may be asked for again. */
export class Demonstration extends RectificationActs {
  /**
   * Imports the items, settles open deadlines, issues all lists: the clerk's work. Of the suggestions for a phrase the
   * clerk takes the one that counts from what `startOf` names for it, else the first.
   */
  async issueLists(
    clerkPersonCode: string,
    table: ItemTable,
    startOf: Readonly<Record<string, string>>,
  ): Promise<void> {
    const clerk = await this.asPerson(clerkPersonCode);
    const commands = this.get(ResponsibilityCommands);
    if ((await this.lists(table.year)).length === 0)
      await commands.importItems(clerk, table, 'all-or-nothing');
    const undated = await commands.undatedPhrases(clerk, table.year);
    for (const { phrase, suggestions } of undated.items) {
      const start = startOf[phrase];
      const apt = suggestions.find(({ clauses }) =>
        clauses.some(({ trigger }) => trigger && trigger.kind === start),
      );
      const chosen = apt ?? suggestions[0];
      if (chosen) await commands.settle(clerk, table.year, phrase, chosen.clauses);
    }
    await commands.openLibrary(clerk, table.year);
    const drafts = (await this.lists(table.year))
      .filter(({ state }) => state === 'draft')
      .map(({ id }) => id);
    for (let at = 0; at < drafts.length; at += 500) await commands.issue(clerk, drafts.slice(at, at + 500));
  }

  /** Has every holder sign for the list of their post, except at these organisations and posts. */
  async receiveLists(year: number, except: ReadonlySet<string>): Promise<void> {
    const lists = (await this.lists(year)).filter(
      ({ state, organizationId, postId }) =>
        state === 'issued' && !except.has(organizationId) && !except.has(postId),
    );
    const holders = await this.holders(lists.map(({ postId }) => postId));
    for (const { id, postId, version } of lists) {
      const holder = holders.get(postId);
      if (holder) await this.get(ResponsibilityCommands).receive(await this.asHolder(holder), id, version);
    }
  }

  /** Dates all issued lists for their whole year, as for a county that moves a running year in. */
  async dateLists(year: number): Promise<void> {
    const lists = await this.lists(year);
    for (let at = 0; at < lists.length; at += LISTS_AT_ONCE) {
      await this.write(async (tx) => {
        for (const { id } of lists.slice(at, at + LISTS_AT_ONCE)) {
          await this.get(DutyCommands).dateList(tx, id, { includeElapsed: true });
        }
      });
    }
  }

  /**
   * The clerk makes agreements for the townships, their secretaries sign, the county's counter-signs: except where nobody
   * has yet, where somebody says why not, and where none is made.
   */
  async agree(
    clerkPersonCode: string,
    year: number,
    template: AgreementTemplate,
    story: {
      readonly levelCodes: readonly string[];
      readonly leaderPostId: string;
      readonly none: ReadonlySet<string>;
      readonly unsigned: ReadonlySet<string>;
      readonly declined: ReadonlyMap<string, string>;
    },
  ): Promise<void> {
    const clerk = await this.asPerson(clerkPersonCode);
    const commands = this.get(AgreementCommands);
    await commands.makeForLevels(clerk, year, [...story.levelCodes], template, story.none);
    const waiting = await commands.toSign(clerk, year);
    const holders = await this.holders([...waiting.map(({ postId }) => postId), story.leaderPostId]);
    const leader = await this.asHolder(holders.get(story.leaderPostId)!);
    for (const { id, postId, organizationId } of waiting) {
      if (story.unsigned.has(organizationId)) continue;
      const secretary = await this.asHolder(holders.get(postId)!);
      const reason = story.declined.get(organizationId);
      if (reason !== undefined) {
        await commands.decline(secretary, id, reason);
        continue;
      }
      await commands.sign(secretary, id);
      await commands.countersign(leader, id);
    }
  }

  /** Every duty of a year. */
  async duties(year: number): Promise<StoryDuty[]> {
    return this.read(async (tx) => {
      const duties = [];
      for (const { id } of await this.get(ResponsibilityReads).listsOfYear(tx, year)) {
        duties.push(...(await this.get(DutyReads).ofList(tx, id)));
      }
      const dayOf = (dueOn: string) => (dueOn < tx.today ? dueOn : tx.today);
      const holders = await this.get(OrganizationReads).holdersOnDays(
        tx,
        duties.map(({ postId, dueOn }) => ({ postId, day: dayOf(dueOn) })),
      );
      return duties.map((duty) => ({
        id: duty.id,
        version: duty.version,
        postId: duty.postId,
        organizationId: duty.organizationId,
        title: duty.title,
        domainCode: duty.domainCode,
        opensOn: duty.opensOn,
        dueOn: duty.dueOn,
        state: duty.state,
        holderTenureId: holders.get(postDay(duty.postId, dayOf(duty.dueOn)))?.tenureId ?? null,
      }));
    });
  }

  /** Takes over what was done before the county came to the product. */
  async importReports(reports: readonly ImportedReport[]): Promise<void> {
    await this.get(DutyCommands).importReports(this.actor, reports);
  }

  /** A holder reports on a duty today, with a file. */
  async report(
    duty: StoryDuty,
    result: string,
    file: { readonly fileName: string; readonly content: Buffer },
  ): Promise<void> {
    const answering = (await this.holders([duty.postId])).get(duty.postId);
    if (!answering) return;
    const holder = await this.asHolder(answering);
    const stream = Readable.from([file.content]);
    await this.get(DutyCommands).attachEvidence(holder, duty.id, { fileName: file.fileName, stream });
    const version = await this.read(
      async (tx) => (await this.get(DutyReads).duties(tx, [duty.id]))[0]!.version,
    );
    await this.get(DutyCommands).report(holder, duty.id, version, { result });
  }

  async turnLights(): Promise<void> {
    await this.get(DutyCommands).turnLights(this.actor.districtId, REQUEST);
  }

  private lists(year: number): Promise<ListRecord[]> {
    return this.read((tx) => this.get(ResponsibilityReads).listsOfYear(tx, year));
  }
}

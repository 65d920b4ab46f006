import { ResponsibilityCommands, ResponsibilityReads } from '../cycle/responsibility';
import type { ItemTable, ListRecord } from '../cycle/responsibility';
import type { DemonstrationContext } from './demonstration-context';

/** The lists of a year: issued by the clerk, signed for by whoever holds the posts. */
export class ListActs {
  constructor(private readonly context: DemonstrationContext) {}

  /**
   * Imports the items, settles open deadlines, issues all lists: the clerk's work. Of the suggestions for a phrase the
   * clerk takes the one that counts from what `startOf` names for it, else the first.
   */
  async issue(
    clerkPersonCode: string,
    table: ItemTable,
    startOf: Readonly<Record<string, string>>,
  ): Promise<void> {
    const clerk = await this.context.asPerson(clerkPersonCode);
    const commands = this.context.get(ResponsibilityCommands);
    if ((await this.ofYear(table.year)).length === 0)
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
    const drafts = (await this.ofYear(table.year))
      .filter(({ state }) => state === 'draft')
      .map(({ id }) => id);
    for (let at = 0; at < drafts.length; at += 500) await commands.issue(clerk, drafts.slice(at, at + 500));
  }

  /** Has every holder sign for the list of their post, except at these organisations and posts. */
  async receive(year: number, except: ReadonlySet<string>): Promise<void> {
    const commands = this.context.get(ResponsibilityCommands);
    const lists = (await this.ofYear(year)).filter(
      ({ state, organizationId, postId }) =>
        state === 'issued' && !except.has(organizationId) && !except.has(postId),
    );
    const holders = await this.context.holders(lists.map(({ postId }) => postId));
    for (const { id, postId, version } of lists) {
      const holder = holders.get(postId);
      if (holder) await commands.receive(await this.context.asHolder(holder), id, version);
    }
  }

  private ofYear(year: number): Promise<ListRecord[]> {
    return this.context.read((tx) => this.context.get(ResponsibilityReads).listsOfYear(tx, year));
  }
}

import type { AgreementTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import { AgreementCommands } from '../cycle/agreements';
import type { DemonstrationContext } from './demonstration-context';

/** Agreements of the townships: made by the clerk, signed by both sides. */
export class AgreementActs {
  constructor(private readonly context: DemonstrationContext) {}

  /**
   * The clerk makes agreements for the townships, their secretaries sign, the county's counter-signs: except where nobody
   * has yet, where somebody says why not, and where none is made.
   */
  async make(
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
    const clerk = await this.context.asPerson(clerkPersonCode);
    const commands = this.context.get(AgreementCommands);
    await commands.makeForLevels(clerk, year, [...story.levelCodes], template, story.none);
    const waiting = await commands.toSign(clerk, year);
    const holders = await this.context.holders([...waiting.map(({ postId }) => postId), story.leaderPostId]);
    const leader = await this.context.asHolder(holders.get(story.leaderPostId)!);
    for (const { id, postId, organizationId } of waiting) {
      if (story.unsigned.has(organizationId)) continue;
      const secretary = await this.context.asHolder(holders.get(postId)!);
      const reason = story.declined.get(organizationId);
      if (reason !== undefined) {
        await commands.decline(secretary, id, reason);
        continue;
      }
      await commands.sign(secretary, id);
      await commands.countersign(leader, id);
    }
  }
}

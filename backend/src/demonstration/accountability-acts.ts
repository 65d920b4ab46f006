import { addDays } from '@zeren/domain/registry/calendar/calendar-days';
import { AccountabilityCommands } from '../cycle/accountability';
import type { DemonstrationContext } from './demonstration-context';

/** A matter of the story, by code; days are counted back from today. */
export interface MatterByCode {
  readonly postCode: string;
  readonly ruleCode: string;
  readonly note: string;
  /** Who decides: the head above. Left out while it waits. */
  readonly deciderPostCode?: string;
  readonly declined?: string;
  /** What came of it, where it was handed over. */
  readonly measure?: {
    readonly formCode: string;
    readonly bodyName: string;
    readonly letterNumber: string;
    readonly receiptNumber: string;
    readonly conclusionNumber: string;
    readonly number: string;
    readonly decidedBy: string;
    readonly decidedDaysAgo: number;
  };
}

/** Matters of accountability: the clerk proposes, the head above decides, what came of it is entered from paper. */
export class AccountabilityActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Once: a county in which something was proposed already has its story. */
  async tell(clerkPersonCode: string, matters: readonly MatterByCode[]): Promise<void> {
    const commands = this.context.get(AccountabilityCommands);
    const clerk = await this.context.asPerson(clerkPersonCode);
    if (await commands.hasMatters(clerk)) return;
    const { posts } = await this.context.ids();
    for (const matter of matters) {
      const post = posts.get(matter.postCode)!;
      const holder = (await this.context.holders([post.id])).get(post.id);
      const proposed = await commands.propose(clerk, {
        ...{ ruleCode: matter.ruleCode, note: matter.note, organizationId: post.organizationId },
        tenureId: holder?.tenureId ?? null,
      });
      if (matter.deciderPostCode === undefined) continue;
      const deciderPostId = posts.get(matter.deciderPostCode)!.id;
      const heads = await this.context.holders([deciderPostId]);
      const decider = await this.context.asHolder(heads.get(deciderPostId)!);
      if (matter.declined !== undefined) {
        await commands.decide(decider, proposed, { outcome: 'decline', reason: matter.declined });
        continue;
      }
      const sent = { outcome: 'hand-over', bodyCode: '纪检监察机关' } as const;
      let known = await commands.decide(decider, proposed, sent);
      const { measure } = matter;
      if (!measure) continue;
      const today = await this.context.today();
      const ago = (days: number) => addDays(today, -days);
      const { bodyName, letterNumber, receiptNumber, conclusionNumber, decidedDaysAgo } = measure;
      const handedOn = ago(decidedDaysAgo + 40);
      known = await commands.handOver(clerk, known, { bodyName, letterNumber, handedOn });
      known = await commands.receive(clerk, known, { receiptNumber, receivedOn: ago(decidedDaysAgo + 37) });
      known = await commands.conclude(clerk, known, {
        conclusionNumber,
        concludedOn: ago(decidedDaysAgo + 5),
      });
      await commands.recordMeasure(clerk, known, {
        ...{
          target: 'leader',
          formCode: measure.formCode,
          decidedBy: measure.decidedBy,
          number: measure.number,
        },
        ...{ decidedOn: ago(decidedDaysAgo), deliveredOn: ago(decidedDaysAgo - 2) },
      });
    }
    await commands.endMeasures('demonstration');
  }
}

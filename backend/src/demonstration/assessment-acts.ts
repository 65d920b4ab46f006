import { AssessmentActs as RoomActs } from '../cycle/assessment';
import { OrganizationReads } from '../registry/organizations';
import type { DemonstrationContext } from './demonstration-context';

/** A half-year assessment by the codes of whoever takes part. */
export interface AssessmentByCode {
  readonly scheme: object;
  readonly name: string;
  readonly groupName: string;
  readonly periodFrom: string;
  readonly asOf: string;
  readonly facts: readonly {
    readonly organizationCode: string;
    readonly key: string;
    readonly value: unknown;
    readonly evidence: string | null;
  }[];
  readonly markKey: string;
  readonly scorers: readonly {
    readonly personCode: string;
    readonly marks: readonly {
      readonly organizationCode: string;
      readonly points: string;
      readonly reason: string;
    }[];
  }[];
}

/** What is assessed in the demonstration county: the clerk leads, two scorers mark, the job scores. */
export class AssessmentActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Once: what is there already stays. Without its day having come, facts stay open. */
  async hold(clerkPersonCode: string, told: AssessmentByCode): Promise<void> {
    const acts = this.context.get(RoomActs);
    const reads = this.context.get(OrganizationReads);
    const clerk = await this.context.asPerson(clerkPersonCode);
    const { root, groupId, people, today } = await this.context.read(async (tx) => ({
      root: (await reads.root(tx))!,
      groupId: await reads.assessmentGroupNamed(tx, told.groupName),
      people: await reads.peopleByCode(
        tx,
        told.scorers.map(({ personCode }) => personCode),
      ),
      today: tx.today,
    }));
    if (groupId === undefined || (await acts.any(clerk))) return;
    const { organizations } = await this.context.ids();
    const idOf = (code: string) => organizations.get(code)!;
    const scheme = await acts.publishScheme(clerk, root.id, told.scheme as Record<string, unknown>);
    const { name, periodFrom, asOf } = told;
    let one = await acts.open(clerk, {
      ...{ name, kind: 'half-year', schemeId: scheme.id, groupIds: [groupId], periodFrom, asOf },
    });
    const facts = told.facts.map(({ organizationCode, ...fact }) => ({
      organizationId: idOf(organizationCode),
      ...fact,
    }));
    await acts.typeFacts(clerk, one.id, facts);
    one = await acts.nameScorers(
      clerk,
      one,
      people.map(({ id }) => id),
    );
    if (asOf > today) return;
    await acts.freeze(clerk, one);
    for (const { personCode, marks } of told.scorers) {
      const given = marks.map(({ organizationCode, ...mark }) => ({
        organizationId: idOf(organizationCode),
        key: told.markKey,
        ...mark,
      }));
      await acts.mark(await this.context.asPerson(personCode), one.id, given);
    }
    await acts.score(clerk, one.id);
  }
}

import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import type { ReadTx } from '../../platform/database/transaction';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, SubjectRef, WayIn } from '../../platform/subjects/subject-kind';
import { MatterSight } from './matter-sight';
import { MattersRepository } from './matters.repository';
import { MeasuresRepository } from './measures.repository';

/** What is known of matters and measures by their ids alone: to members, and to whoever keeps the register. */
@Injectable()
@KnowsSubjects()
export class AccountabilitySubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    // No grant over an organisation shows a matter, nor its history: membership alone.
    'accountability-matter': {
      permission: null,
      names: async (tx, ids) =>
        (await this.matters.byIds(tx, ids)).map(({ id, organizationName, ruleCode }) => ({
          ...{ id, zh: `${organizationName} 问责事项（${ruleCode}）` },
          en: `Matter of accountability, ${organizationName}`,
        })),
      sees: async () => false,
    },
    'accountability-measure': {
      permission: 'accountability.keep',
      names: async (tx, ids) =>
        (await this.measures.byIds(tx, ids)).map(({ id, organizationName, formCode }) => ({
          ...{ id, zh: `${organizationName} ${formCode}`, en: `Measure, ${organizationName}` },
        })),
      sees: async (tx, id) => (await this.organizationsOf(tx, id)).length > 0,
      organizations: (tx, id) => this.organizationsOf(tx, id),
    },
  };

  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly matters: MattersRepository,
    private readonly measures: MeasuresRepository,
    private readonly sight: MatterSight,
  ) {
    const member: WayIn = {
      permission: 'accountability.handle',
      part: PARTS_TAKEN['case-member'],
      sees: (tx, id) => this.sight.sees(tx, id),
    };
    this.waysIn = {
      'accountability-matter': [member],
      'accountability-measure': [
        {
          ...member,
          sees: async (tx, id) => {
            const matter = await this.matterOf(tx, id);
            return matter !== undefined && this.sight.sees(tx, matter.id);
          },
          through: (tx, id) => this.matterOf(tx, id),
        },
      ],
    };
  }

  /** Members do not see what has ended, nor hear why they would. */
  private async matterOf(tx: ReadTx, measureId: string): Promise<SubjectRef | undefined> {
    const [measure] = await this.measures.byIds(tx, [measureId]);
    return measure && measure.state !== 'ended'
      ? { kind: 'accountability-matter', id: measure.matterId }
      : undefined;
  }

  private async organizationsOf(tx: ReadTx, id: string): Promise<string[]> {
    const keptRootIds = tx.actor.permissions.get('accountability.keep') ?? [];
    const measure = keptRootIds.length > 0 && (await this.measures.kept(tx, keptRootIds, id));
    return measure ? [measure.organizationId] : [];
  }
}

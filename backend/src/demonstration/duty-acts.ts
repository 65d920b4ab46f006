import { Readable } from 'node:stream';
import { DutyCommands, DutyReads } from '../cycle/duties';
import type { ImportedReport } from '../cycle/duties';
import { ResponsibilityReads } from '../cycle/responsibility';
import { OrganizationReads, postDay } from '../registry/organizations';
import { REQUEST } from './demonstration-context';
import type { DemonstrationContext } from './demonstration-context';

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

/** The duties of a year: dated from the lists, reported on, and their lights turned. */
export class DutyActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Dates all issued lists for their whole year, as for a county that moves a running year in. */
  async dateLists(year: number): Promise<void> {
    const lists = await this.context.read((tx) =>
      this.context.get(ResponsibilityReads).listsOfYear(tx, year),
    );
    for (let at = 0; at < lists.length; at += LISTS_AT_ONCE) {
      await this.context.write(async (tx) => {
        for (const { id } of lists.slice(at, at + LISTS_AT_ONCE)) {
          await this.context.get(DutyCommands).dateList(tx, id, { includeElapsed: true });
        }
      });
    }
  }

  /** Every duty of a year. */
  async ofYear(year: number): Promise<StoryDuty[]> {
    return this.context.read(async (tx) => {
      const duties = [];
      for (const { id } of await this.context.get(ResponsibilityReads).listsOfYear(tx, year)) {
        duties.push(...(await this.context.get(DutyReads).ofList(tx, id)));
      }
      const dayOf = (dueOn: string) => (dueOn < tx.today ? dueOn : tx.today);
      const holders = await this.context.get(OrganizationReads).holdersOnDays(
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
    await this.context.get(DutyCommands).importReports(this.context.actor, reports);
  }

  /** A holder reports on a duty today, with a file. */
  async report(
    duty: StoryDuty,
    result: string,
    file: { readonly fileName: string; readonly content: Buffer },
  ): Promise<void> {
    const answering = (await this.context.holders([duty.postId])).get(duty.postId);
    if (!answering) return;
    const holder = await this.context.asHolder(answering);
    const stream = Readable.from([file.content]);
    await this.context.get(DutyCommands).attachEvidence(holder, duty.id, { fileName: file.fileName, stream });
    const version = await this.context.read(
      async (tx) => (await this.context.get(DutyReads).duties(tx, [duty.id]))[0]!.version,
    );
    await this.context.get(DutyCommands).report(holder, duty.id, version, { result });
  }

  async turnLights(): Promise<void> {
    await this.context.get(DutyCommands).turnLights(this.context.actor.districtId, REQUEST);
  }
}

import { Injectable } from '@nestjs/common';
import type { AccountabilityTerms } from '@zeren/domain/cycle/accountability/accountability-terms';
import {
  mayDecideMatter,
  mayKeepMatter,
  mayNameMembers,
} from '@zeren/domain/cycle/accountability/may-act-on-matter';
import { matterLight } from '@zeren/domain/cycle/accountability/matter-light';
import type { WorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { ReadTx } from '../../platform/database/transaction';
import { SubjectBook, subjectKey } from '../../platform/subjects/subject-book';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads, postDay } from '../../registry/organizations';
import { AccountabilityCatalogues } from './accountability-catalogues';
import type { Named } from './accountability-catalogues';
import type { MatterDetailDto, MatterFactDto, MatterMemberDto, MatterRowDto } from './dto/matter.dto';
import type { CaseMemberRecord, MatterRecord } from './matter-record';
import type { SeenMatter } from './matter-sight';
import { MeasureViews } from './measure-views';
import { measureScope, MeasuresRepository } from './measures.repository';

interface Measured {
  readonly rules: ReadonlyMap<string, Named>;
  readonly calendar: WorkingCalendar;
  readonly terms: AccountabilityTerms;
}

/** Matters, as their members are shown them. */
@Injectable()
export class MatterViews {
  constructor(
    private readonly catalogues: AccountabilityCatalogues,
    private readonly calendars: CalendarReads,
    private readonly organizations: OrganizationReads,
    private readonly measures: MeasuresRepository,
    private readonly measureViews: MeasureViews,
    private readonly subjects: SubjectBook,
  ) {}

  async rows(tx: ReadTx, matters: readonly MatterRecord[]): Promise<MatterRowDto[]> {
    const measured = await this.measured(tx);
    return matters.map((matter) => rowOf(matter, tx.today, measured));
  }

  /** In a transaction that {@link MatterSight} has opened. */
  async detail(tx: ReadTx, { matter, members, actor }: SeenMatter): Promise<MatterDetailDto> {
    const rules = await this.catalogues.names(tx, 'accountability-rules');
    const bodies = await this.catalogues.names(tx, 'accountability-bodies');
    const rule = rules.get(matter.ruleCode)?.entry.attributes;
    const measures = await this.measures.ofMatter(tx, measureScope(tx), matter.id);
    const body = matter.bodyCode === null ? undefined : bodies.get(matter.bodyCode);
    const who = await this.namesOf(tx, [matter.proposedByTenureId, matter.decidedByTenureId]);
    return {
      ...rowOf(matter, tx.today, await this.measured(tx)),
      ruleBasis: { zh: textOf(rule?.['basisZh']), en: textOf(rule?.['basisEn']) },
      facts: await this.facts(tx, matter),
      note: matter.note,
      proposedBy: who(matter.proposedByTenureId),
      body: body ? { zh: body.zh, en: body.en } : null,
      decidedAt: matter.decidedAt?.toISOString() ?? null,
      decidedBy: who(matter.decidedByTenureId),
      decisionReason: matter.decisionReason,
      ...{ bodyName: matter.bodyName, letterNumber: matter.letterNumber, handedOn: matter.handedOn },
      ...{ receiptNumber: matter.receiptNumber, receivedOn: matter.receivedOn },
      ...{ conclusionNumber: matter.conclusionNumber, concludedOn: matter.concludedOn },
      members: await this.members(tx, members),
      measures: await this.measureViews.rows(tx, measures, new Set([matter.id]), actor.concerned),
      maskedMeasures: (await this.measures.countOf(tx, matter.id)) - measures.length,
      acts: {
        decide: mayDecideMatter(matter, actor, 'send').ok,
        handOver: mayKeepMatter(matter, actor, 'hand-over').ok,
        receive: mayKeepMatter(matter, actor, 'receive').ok,
        conclude: mayKeepMatter(matter, actor, 'conclude').ok,
        recordMeasure: mayKeepMatter(matter, actor, 'record-measure').ok,
        nameMembers: mayNameMembers(actor).ok,
      },
    };
  }

  private async measured(tx: ReadTx): Promise<Measured> {
    const rules = await this.catalogues.names(tx, 'accountability-rules');
    return { rules, calendar: await this.calendars.load(tx), terms: await this.catalogues.terms(tx) };
  }

  private async facts(tx: ReadTx, { facts }: MatterRecord): Promise<MatterFactDto[]> {
    const refs = facts.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId }));
    const names = await this.subjects.names(tx, refs);
    return facts.map((fact) => {
      const name = names.get(subjectKey({ kind: fact.subjectKind, id: fact.subjectId }));
      return { ...fact, name: name ? { zh: name.zh, en: name.en ?? name.zh } : null };
    });
  }

  private async members(tx: ReadTx, members: readonly CaseMemberRecord[]): Promise<MatterMemberDto[]> {
    const { posts, holders } = await this.organizations.postsWithHolders(
      tx,
      members.map(({ postId }) => ({ postId, day: tx.today })),
    );
    return members.map(({ postId, role }) => {
      const [post, holder] = [posts.get(postId), holders.get(postDay(postId, tx.today))];
      return {
        ...{ postId, role, organizationName: post?.organizationName ?? '', postTitle: post?.title ?? '' },
        // Nobody sees it in the stead of a vacant post.
        holderName: holder && !holder.asHead ? holder.personName : null,
      };
    });
  }

  private async namesOf(
    tx: ReadTx,
    ids: readonly (string | null)[],
  ): Promise<(id: string | null) => string | null> {
    const known = ids.flatMap((id) => id ?? []);
    const tenures = known.length === 0 ? [] : await this.organizations.tenures(tx, known);
    const names = new Map(tenures.map(({ tenureId, personName }) => [tenureId, personName]));
    return (id) => names.get(id ?? '') ?? null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function rowOf(matter: MatterRecord, today: string, { rules, calendar, terms }: Measured): MatterRowDto {
  const { id, origin, organizationId, organizationName, postTitle, personName, state, dueOn } = matter;
  const { deciderName, version } = matter;
  const { light, reason, workingDays } = matterLight(matter, today, calendar, terms);
  const rule = rules.get(matter.ruleCode);
  return {
    ...{ id, origin, organizationId, organizationName, postTitle, personName, state, dueOn },
    rule: { zh: rule?.zh ?? matter.ruleCode, en: rule?.en ?? matter.ruleCode },
    ...{ light, lightReason: reason, workingDays, deciderName, version },
    proposedAt: matter.proposedAt.toISOString(),
  };
}

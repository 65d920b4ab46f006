import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { MarkBody } from './marks/marks.dto';
import { MarksService } from './marks/marks.service';
import { AssessmentLooks } from './rounds/assessment-looks.service';
import type { AssessmentView, NewAssessmentBody, TypedFactBody } from './rounds/assessments.dto';
import { AssessmentsService } from './rounds/assessments.service';
import { FactsService } from './rounds/facts.service';
import type { SchemeView } from './schemes/schemes.dto';
import { SchemesService } from './schemes/schemes.service';

/** What people do in an assessment, each in a transaction of its own: for whoever tells a story without HTTP. */
@Injectable()
export class AssessmentActs {
  constructor(
    private readonly schemes: SchemesService,
    private readonly assessments: AssessmentsService,
    private readonly facts: FactsService,
    private readonly marks: MarksService,
    private readonly looks: AssessmentLooks,
  ) {}

  /** Whether there is an assessment already. */
  async any(actor: Actor): Promise<boolean> {
    return (await this.looks.page(actor, undefined, 1)).items.length > 0;
  }

  async publishScheme(
    actor: Actor,
    organizationId: string,
    document: Record<string, unknown>,
  ): Promise<SchemeView> {
    const { id, version } = await this.schemes.create(actor, { organizationId, document });
    return this.schemes.publish(actor, id, version);
  }

  open(actor: Actor, body: NewAssessmentBody): Promise<AssessmentView> {
    return this.assessments.open(actor, body);
  }

  async typeFacts(actor: Actor, id: string, facts: TypedFactBody[]): Promise<void> {
    await this.facts.type(actor, id, facts);
  }

  nameScorers(
    actor: Actor,
    { id, version }: AssessmentView,
    personIds: readonly string[],
  ): Promise<AssessmentView> {
    return this.marks.nameScorers(actor, id, version, personIds);
  }

  freeze(actor: Actor, { id, version }: AssessmentView): Promise<AssessmentView> {
    return this.assessments.freeze(actor, id, version);
  }

  async mark(actor: Actor, id: string, marks: readonly MarkBody[]): Promise<void> {
    for (const mark of marks) await this.marks.give(actor, id, mark);
    await this.marks.send(actor, id);
  }

  /** Hands it to the job, which scores it once the program runs. */
  async score(actor: Actor, id: string): Promise<void> {
    const { version } = await this.looks.one(actor, id);
    await this.assessments.score(actor, id, version);
  }
}

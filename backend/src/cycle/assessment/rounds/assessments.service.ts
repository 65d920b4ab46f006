import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { mayAssessUnits } from '@zeren/domain/cycle/assessment/rounds/may-assess-units';
import {
  mayFreeze,
  mayOpenAssessment,
  mayScore,
} from '@zeren/domain/cycle/assessment/rounds/may-lead-assessment';
import { writeSnapshot } from '@zeren/domain/cycle/assessment/snapshot/assessment-snapshot';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/jobs/job-queue';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import type { AssessedMember } from '../../../registry/organizations';
import { MarksRepository } from '../marks/marks.repository';
import { SchemesRepository } from '../schemes/schemes.repository';
import { SCORE_ASSESSMENTS } from '../scoring/score-assessments.queue';
import { AssessmentAccess, markKeysOf } from './assessment-access';
import { AssessmentViews } from './assessment-views';
import type { AssessmentView, NewAssessmentBody } from './assessments.dto';
import { AssessmentsRepository } from './assessments.repository';
import type { NewUnit } from './assessments.repository';
import { FactSheets } from './fact-sheets';
import { givenOf } from './facts-given';
import { FactsRepository } from './facts.repository';

/** An assessment from its opening to its scoring: what whoever leads it does. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AssessmentsRepository,
    private readonly access: AssessmentAccess,
    private readonly schemes: SchemesRepository,
    private readonly sheets: FactSheets,
    private readonly facts: FactsRepository,
    private readonly marks: MarksRepository,
    private readonly views: AssessmentViews,
    private readonly organizations: OrganizationReads,
    private readonly jobs: JobQueue,
  ) {}

  open(actor: Actor, body: NewAssessmentBody): Promise<AssessmentView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const scheme = await this.schemes.byId(tx, body.schemeId);
      if (!scheme) throw new Refused(platformRefusals['request.not-found']({ field: 'schemeId' }));
      const { year } = accept(mayOpenAssessment(body, scheme.state));
      const { bodyId, members } = await this.membersOf(tx, body.groupIds, body.asOf);
      accept(mayAssessUnits(members));
      const id = uuidv7();
      const { name, kind, schemeId, periodFrom, asOf } = body;
      const given = { id, organizationId: bodyId, schemeId, name: name.trim(), kind, year, periodFrom, asOf };
      await this.repository.insert(tx, given);
      await this.repository.addUnits(tx, id, await this.unitsOf(tx, members, asOf));
      tx.audit({
        action: 'assessment.open',
        subject: subject(id),
        after: { ...given, groupIds: body.groupIds, units: members.length },
      });
      return this.views.whole(tx, await this.access.require(tx, id));
    });
  }

  /** Takes what rooms count and what was entered as of the day, with a digest: from here on nothing of it changes. */
  freeze(actor: Actor, id: string, version: number): Promise<AssessmentView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const assessment = await this.access.led(tx, id, version);
      const units = await this.repository.allUnits(tx, id);
      accept(mayFreeze(assessment, units.length, tx.today));
      const { scheme, document } = await this.access.schemeOf(tx, assessment.schemeId);
      const frozen = await this.sheets.frozen(tx, assessment, scheme, units);
      await this.facts.freeze(tx, id, frozen);
      const snapshot = writeSnapshot({
        scheme: document,
        units: units.map(({ organizationId, groupName }) => ({ id: organizationId, group: groupName })),
        facts: frozen.map((fact) => givenOf(fact, assessment.asOf)),
      });
      const digest = createHash('sha256').update(snapshot).digest('hex');
      unchanged(await this.repository.freeze(tx, id, version, digest, units.length));
      tx.audit({
        action: 'assessment.freeze',
        subject: subject(id),
        after: { asOf: assessment.asOf, facts: frozen.length, factsDigest: digest },
      });
      return this.views.whole(tx, await this.access.require(tx, id));
    });
  }

  /** Hands the assessment to the job, which scores it off the request. */
  async score(actor: Actor, id: string, version: number): Promise<AssessmentView> {
    const view = await this.unitOfWork.write(actor, async (tx) => {
      const assessment = await this.access.led(tx, id, version);
      const { scheme } = await this.access.schemeOf(tx, assessment.schemeId);
      const scorers = await this.marks.scorers(tx, id);
      accept(mayScore(assessment.state, { asked: markKeysOf(scheme).length, scorers }));
      unchanged(await this.repository.startScoring(tx, id, version));
      tx.audit({
        action: 'assessment.start-scoring',
        subject: subject(id),
        before: { state: assessment.state },
      });
      return this.views.whole(tx, await this.access.require(tx, id));
    });
    await this.jobs.add(SCORE_ASSESSMENTS, {}, id);
    return view;
  }

  private async membersOf(
    tx: WriteTx,
    groupIds: readonly string[],
    day: string,
  ): Promise<{ bodyId: string; members: readonly AssessedMember[] }> {
    const members = await this.organizations.assessedMembers(tx, groupIds, day);
    const bodies = new Set(members.map(({ bodyId }) => bodyId));
    const [bodyId] = bodies;
    if (bodyId === undefined)
      throw new Refused(assessmentRefusals['assessment.no-units']({ field: 'groupIds' }));
    const led = await this.access.mayLead(tx, { organizationId: bodyId });
    if (bodies.size > 1 || !led)
      throw new Refused(assessmentRefusals['assessment.no-groups']({ field: 'groupIds' }));
    return { bodyId, members };
  }

  /** With the head of each as of the day: a score stays that person's. */
  private async unitsOf(tx: WriteTx, members: readonly AssessedMember[], day: string): Promise<NewUnit[]> {
    const posts = members.flatMap(({ headPostId }) => headPostId ?? []);
    const holders = await this.organizations.holders(tx, posts, day);
    return members.map(({ organizationId, organizationName, groupId, groupName, headPostId }) => {
      const holder = headPostId === null ? undefined : holders.get(headPostId);
      return {
        ...{ organizationId, organizationName, groupId, groupName },
        postId: headPostId,
        tenureId: holder?.tenureId ?? null,
        personId: holder?.personId ?? null,
        personName: holder?.personName ?? null,
      };
    });
  }
}

const subject = (id: string) => ({ kind: 'assessment', id });

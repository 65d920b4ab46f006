import { Injectable } from '@nestjs/common';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import { SIGNING_DAYS } from '@zeren/domain/cycle/agreements/agreement-states';
import { agreementMade } from '@zeren/domain/cycle/agreements/agreements-events';
import { agreementsRefusals } from '@zeren/domain/cycle/agreements/agreements-refusals';
import { checkTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { narrowedTo, systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { ActorFactory } from '../../registry/access';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import type { PostRow } from '../../registry/organizations';
import { ResponsibilityReads } from '../responsibility';
import type { ItemRecord } from '../responsibility';
import { AgreementBatchesRepository } from './agreement-batches.repository';
import type { BatchGiven, BatchRecord } from './agreement-batches.repository';
import { AgreementCandidates } from './agreement-candidates';
import type { Candidate } from './agreement-candidates';
import { agreementSeal } from './agreement-seal';
import { textOf } from './agreement-text';
import { AgreementsRepository } from './agreements.repository';
import type { NewAgreement } from './agreements.repository';
import { batchView } from './agreement-views';
import type { AgreementBatchDto, MadeAgreementsDto } from './dto/agreement.dto';
import type { MakeAgreementsBody } from './dto/agreement-requests.dto';
import { MAKE_AGREEMENTS } from './make-agreements.queue';

/** As many in one transaction; more than that are made off the request, step by step. */
const AT_ONCE = 40;

type NewBatch = Pick<BatchRecord, 'id' | 'organizationId' | 'year' | 'given' | 'listIds'>;

/** Makes agreements for a whole level at once, from the versions of the lists that are issued. */
@Injectable()
export class MakeAgreementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly candidates: AgreementCandidates,
    private readonly agreements: AgreementsRepository,
    private readonly batches: AgreementBatchesRepository,
    private readonly lists: ResponsibilityReads,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly actors: ActorFactory,
    private readonly jobQueue: JobQueue,
  ) {}

  /**
   * What was previewed is made, or nothing: who may no longer be offered one is named first. Lists of several bodies make
   * a batch for each: the head of a body signs for its own lists and for no others.
   */
  async make(actor: Actor, body: MakeAgreementsBody): Promise<MadeAgreementsDto> {
    const listIds = [...new Set(body.listIds)];
    const batches = await this.unitOfWork.write(actor, async (tx) => {
      const given = await this.given(tx, body);
      const found = await this.candidates.ofLists(tx, body.year, listIds, given.superiorDocument);
      const confirming = found.find(({ bar }) => bar === 'confirms');
      if (confirming) {
        const { organizationName, title } = confirming.post;
        const parameters = { post: `${organizationName} ${title}` };
        throw new Refused(
          agreementsRefusals['agreement.confirms-its-list']({ field: 'listIds', parameters }),
        );
      }
      const open = found.filter(({ bar }) => bar === null);
      if (listIds.length === 0) throw new Refused(agreementsRefusals['agreement.nothing-to-make']());
      if (open.length < listIds.length) {
        const parameters = { count: listIds.length - open.length };
        throw new Refused(agreementsRefusals['agreement.not-offered']({ field: 'listIds', parameters }));
      }
      const made: BatchRecord[] = [];
      for (const [organizationId, ofBody] of byBody(open)) {
        const batch = { organizationId, year: body.year, given };
        made.push(await this.open(tx, batch, ofBody, listIds.length <= AT_ONCE));
      }
      return made;
    });
    const waiting = batches.find(({ state }) => state === 'waiting');
    if (waiting) await this.jobQueue.add(MAKE_AGREEMENTS, {}, `agreement-batch-${waiting.id}`);
    return { batches: batches.map(batchView) };
  }

  /** The batch of one body: made at once where there are few, or left to the job. */
  private async open(
    tx: WriteTx,
    batch: Omit<NewBatch, 'id' | 'listIds'>,
    candidates: readonly Candidate[],
    few: boolean,
  ): Promise<BatchRecord> {
    const id = uuidv7();
    const listIds = candidates.map(({ list }) => list.id);
    const made: NewBatch = { ...batch, id, listIds };
    await this.batches.insert(tx, made, few ? listIds.length : null);
    if (few) await this.fill(tx, made, candidates);
    const { title, dueOn } = batch.given;
    tx.audit({
      action: 'agreement-batch.make',
      subject: { kind: 'agreement-batch', id },
      after: { year: batch.year, title, agreements: listIds.length, dueOn },
    });
    return (await this.batches.byId(tx, id))!;
  }

  batch(actor: Actor, id: string): Promise<AgreementBatchDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const batch = await this.batches.byId(tx, id);
      const kept = batch && (await this.organizations.within(tx, [batch.organizationId])).size > 0;
      if (!kept) throw new Refused(platformRefusals['request.not-found']());
      return batchView(batch);
    });
  }

  /** Carries on every batch that waits. A worker that died leaves its batch to the next after a minute. */
  async runOpen(requestId: string): Promise<void> {
    for (const { districtId, id } of await this.batches.open()) await this.carryOn(districtId, id, requestId);
  }

  private async carryOn(districtId: string, id: string, requestId: string): Promise<void> {
    const system = systemActor(districtId, requestId);
    const taken = await this.unitOfWork.write(system, (tx) => this.batches.take(tx, id));
    try {
      for (let batch = taken; batch?.state === 'running';) {
        // Asked anew for each step: who lost the right meanwhile makes nothing more.
        const choice = { tenureId: batch.tenureId ?? undefined, requestId };
        const person = await this.actors.forPerson(districtId, batch.personId, choice);
        batch = await this.step(narrowedTo(person, 'agreements.manage'), batch);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.unitOfWork.write(system, (tx) => this.batches.stop(tx, id, error.refusal));
    }
  }

  private step(actor: Actor, batch: BatchRecord): Promise<BatchRecord | undefined> {
    return this.unitOfWork.write(actor, async (tx) => {
      if (!(await this.batches.hold(tx, batch))) return undefined;
      const next = batch.listIds.slice(batch.lookedAt, batch.lookedAt + AT_ONCE);
      const found = await this.candidates.ofLists(tx, batch.year, next, batch.given.superiorDocument);
      const open = found.filter(({ bar, bodyId }) => bar === null && bodyId === batch.organizationId);
      const made = await this.fill(tx, batch, open);
      return this.batches.advance(tx, batch, { lookedAt: next.length, made });
    });
  }

  private async given(tx: WriteTx, body: MakeAgreementsBody): Promise<BatchGiven> {
    const { terms } = body;
    const checked = accept(checkTemplate(body));
    const dueOn = body.dueOn ?? (await this.calendars.load(tx)).addWorkingDays(tx.today, SIGNING_DAYS);
    if (dueOn < tx.today) throw new Refused(agreementsRefusals['agreement.due-day-past']({ field: 'dueOn' }));
    return { ...checked, terms, dueOn, superiorDocument: body.superiorDocument?.trim() || null };
  }

  /** Makes them in one statement; each post is told, and each text is kept in the record. */
  private async fill(tx: WriteTx, batch: NewBatch, candidates: readonly Candidate[]): Promise<number> {
    if (candidates.length === 0) return 0;
    const issuer = await this.issuerOf(tx, batch.organizationId);
    const items = new Map<string, ItemRecord[]>();
    for (const item of await this.lists.itemsOfLists(
      tx,
      candidates.map(({ list }) => list.id),
    )) {
      items.set(item.listId, [...(items.get(item.listId) ?? []), item]);
    }
    const drafts = candidates.map((one) => newAgreement(batch, issuer, one, items.get(one.list.id) ?? []));
    const made = await this.agreements.insert(tx, drafts);
    for (const id of made) {
      tx.seal({ action: 'agreement.make', seal: agreementSeal, id });
      tx.emit(agreementMade(id));
    }
    return made.length;
  }

  /** The head of the body that keeps the lists signs for it. */
  private async issuerOf(tx: WriteTx, bodyId: string): Promise<PostRow> {
    const head = (await this.organizations.postsOf(tx, [bodyId])).find(({ isHead }) => isHead);
    if (!head) throw new Refused(agreementsRefusals['agreement.nothing-to-make']());
    return head;
  }
}

/** By the body that keeps the list, in the order of the tree. */
function byBody(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const bodies = new Map<string, Candidate[]>();
  for (const one of candidates) bodies.set(one.bodyId, [...(bodies.get(one.bodyId) ?? []), one]);
  return bodies;
}

function newAgreement(
  batch: NewBatch,
  issuer: PostRow,
  { list, post, organization }: Candidate,
  items: readonly ItemRecord[],
): NewAgreement {
  const id = uuidv7();
  const { given, year } = batch;
  const { title, validFrom, validTo, clauses, terms } = accept(checkTemplate(given));
  const document: AgreementDocument = {
    format: 'zeren-agreement/1',
    id,
    year,
    title,
    versionNo: 1,
    issuer: { organization: issuer.organizationName, post: issuer.title },
    responsible: { organization: post.organizationName, post: post.title },
    validFrom,
    validTo,
    terms,
    list: {
      id: list.id,
      versionNo: list.versionNo,
      items: items.map(({ code, textZh }, index) => ({ code: code ?? String(index + 1), text: textZh })),
    },
    clauses,
    superiorDocument: given.superiorDocument,
    amends: null,
  };
  return {
    ...textOf(document),
    ...{
      id,
      lineageId: id,
      versionNo: 1,
      year,
      batchId: batch.id,
      listId: list.id,
      title,
      validFrom,
      validTo,
    },
    postId: post.id,
    organizationId: post.organizationId,
    issuerPostId: issuer.id,
    issuerOrganizationId: issuer.organizationId,
    levelCode: organization.levelCode,
    organizationName: post.organizationName,
    postTitle: post.title,
    issuerOrganizationName: issuer.organizationName,
    issuerPostTitle: issuer.title,
    dueOn: given.dueOn,
  };
}

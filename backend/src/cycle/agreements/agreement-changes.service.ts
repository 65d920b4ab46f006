import { Injectable } from '@nestjs/common';
import { compareClauses } from '@zeren/domain/cycle/agreements/agreement-clauses';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import { SIGNING_DAYS } from '@zeren/domain/cycle/agreements/agreement-states';
import {
  agreementAmended,
  agreementMade,
  agreementRecalled,
} from '@zeren/domain/cycle/agreements/agreements-events';
import { agreementsRefusals } from '@zeren/domain/cycle/agreements/agreements-refusals';
import { checkTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import { mayAmend, mayChange, reasonLine } from '@zeren/domain/cycle/agreements/may-sign-agreement';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { CalendarReads } from '../../registry/calendar';
import type { AgreementWithText } from './agreement-record';
import { agreementSeal } from './agreement-seal';
import { AgreementSight } from './agreement-sight';
import { documentOf, textOf } from './agreement-text';
import { AgreementViews } from './agreement-views';
import { AgreementsRepository } from './agreements.repository';
import type { AgreementChange, NewAgreement } from './agreements.repository';
import type { AgreementDetailDto } from './dto/agreement.dto';
import type { AmendAgreementBody, ReviseAgreementBody } from './dto/agreement-requests.dto';

/** What the clerk of the issuing body changes: the text before somebody has signed it, an addendum after. */
@Injectable()
export class AgreementChangesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly sight: AgreementSight,
    private readonly views: AgreementViews,
    private readonly calendars: CalendarReads,
  ) {}

  /** Another text for what nobody has signed; after a refusal this sends it out anew. */
  revise(actor: Actor, id: string, version: number, body: ReviseAgreementBody): Promise<AgreementDetailDto> {
    return this.changing(actor, id, version, async (tx, agreement) => {
      const state = accept(mayChange(agreement, 'revise'));
      const before = documentOf(agreement);
      const { validFrom, validTo } = agreement;
      const checked = accept(checkTemplate({ ...body, validFrom, validTo }));
      const { title, terms, clauses } = checked;
      const amends = before.amends && {
        ...before.amends,
        changes: compareClauses(await this.clausesBefore(tx, agreement), clauses),
      };
      const text = textOf({ ...before, title, terms, clauses, amends });
      const dueOn = await this.dueOn(tx);
      await this.move(tx, 'agreement.revise', agreement, {
        ...{ state, dueOn, reason: null },
        text: { ...text, title, validFrom, validTo },
      });
      tx.emit(agreementMade(id));
      return id;
    });
  }

  /** An addendum to what is in force; it is signed again by both, and holds from its own first day on. */
  amend(actor: Actor, id: string, version: number, body: AmendAgreementBody): Promise<AgreementDetailDto> {
    return this.changing(actor, id, version, async (tx, agreement) => {
      accept(mayAmend(agreement, body.validFrom));
      const reason = accept(reasonLine(body.reason));
      const before = documentOf(agreement);
      const { validFrom } = body;
      const template = { title: agreement.title, terms: before.terms.join('\n'), validTo: agreement.validTo };
      const { clauses } = accept(checkTemplate({ ...template, validFrom, clauses: body.clauses }));
      const changes = compareClauses(before.clauses, clauses);
      if (changes.length === 0) {
        throw new Refused(agreementsRefusals['agreement.addendum-same']({ field: 'clauses' }));
      }
      const next = uuidv7();
      const document: AgreementDocument = {
        ...before,
        ...{ id: next, versionNo: agreement.versionNo + 1, validFrom, clauses },
        amends: { digest: agreement.digest, reason, changes },
      };
      await this.agreements.setLatest(tx, id, false);
      await this.insertAddendum(tx, agreement, document);
      tx.seal({ action: 'agreement.amend', seal: agreementSeal, id, before: { latest: true } });
      tx.seal({ action: 'agreement.make', seal: agreementSeal, id: next });
      tx.emit(agreementAmended(next));
      return next;
    });
  }

  /** Taken back before it is in force; of an addendum, what it was to change stays as it is. */
  recall(actor: Actor, id: string, version: number, reason: string): Promise<AgreementDetailDto> {
    return this.changing(actor, id, version, async (tx, agreement) => {
      const state = accept(mayChange(agreement, 'recall'));
      await this.move(tx, 'agreement.recall', agreement, { state, reason: accept(reasonLine(reason)) });
      const before = (await this.agreements.versions(tx, agreement.lineageId)).at(-1);
      if (before) {
        await this.agreements.setLatest(tx, before.id, true);
        tx.seal({ action: 'agreement.amend', seal: agreementSeal, id: before.id, before: { latest: false } });
      }
      tx.emit(agreementRecalled(id));
      return id;
    });
  }

  /** Rules first, the version after them; answers the agreement that is to be looked at then. */
  private changing(
    actor: Actor,
    id: string,
    version: number,
    act: (tx: WriteTx, agreement: AgreementWithText) => Promise<string>,
  ): Promise<AgreementDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [agreement] = await this.sight.requireManaged(tx, [id]);
      const shown = await act(tx, agreement!);
      if (agreement!.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      return this.views.detail(tx, (await this.agreements.byId(tx, shown))!);
    });
  }

  private async insertAddendum(
    tx: WriteTx,
    { listId, ...before }: AgreementWithText,
    document: AgreementDocument,
  ): Promise<void> {
    const addendum: NewAgreement = {
      ...before,
      ...textOf(document),
      ...{
        id: document.id,
        versionNo: document.versionNo,
        validFrom: document.validFrom,
        listId,
        batchId: null,
      },
      dueOn: await this.dueOn(tx),
    };
    const made = await this.agreements.insert(tx, [addendum]);
    if (made.length === 0) throw new Refused(agreementsRefusals['agreement.addendum-open']());
  }

  private async clausesBefore(tx: WriteTx, { lineageId, versionNo }: AgreementWithText) {
    const versions = await this.agreements.versions(tx, lineageId);
    const before = versions.filter((version) => version.versionNo < versionNo).at(-1);
    return before ? documentOf((await this.agreements.byId(tx, before.id))!).clauses : [];
  }

  private async dueOn(tx: WriteTx): Promise<string> {
    return (await this.calendars.load(tx)).addWorkingDays(tx.today, SIGNING_DAYS);
  }

  private async move(
    tx: WriteTx,
    action: string,
    agreement: AgreementWithText,
    change: AgreementChange,
  ): Promise<void> {
    const moved = await this.agreements.move(tx, agreement, change);
    if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action, seal: agreementSeal, id: agreement.id, before: { state: agreement.state } });
  }
}

import { Injectable } from '@nestjs/common';
import { SIGNING_DAYS } from '@zeren/domain/cycle/agreements/agreement-states';
import type { SigningRole } from '@zeren/domain/cycle/agreements/agreement-states';
import {
  agreementCountersigned,
  agreementDeclined,
  agreementSigned,
} from '@zeren/domain/cycle/agreements/agreements-events';
import { agreementsRefusals } from '@zeren/domain/cycle/agreements/agreements-refusals';
import {
  mayCountersign,
  mayDecline,
  maySign,
  reasonLine,
} from '@zeren/domain/cycle/agreements/may-sign-agreement';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { CalendarReads } from '../../registry/calendar';
import { OrganizationReads } from '../../registry/organizations';
import type { AgreementRecord, AgreementWithText, SignatureRecord } from './agreement-record';
import { agreementSeal, agreementSignatureSeal } from './agreement-seal';
import { AgreementSight } from './agreement-sight';
import type { AgreementParty } from './agreement-sight';
import { isWhole, statementOf } from './agreement-text';
import { signable, AgreementViews } from './agreement-views';
import { AgreementsRepository } from './agreements.repository';
import type { AgreementChange } from './agreements.repository';
import type { AgreementDetailDto } from './dto/agreement.dto';
import { SigningKeys } from './signing-keys';

/** A locked agreement, how the one who acts stands to it, and who has signed. */
interface Signing {
  readonly agreement: AgreementWithText;
  readonly party: AgreementParty;
  readonly signatures: readonly SignatureRecord[];
}

/** Both sides sign in their order, each over the text that they were shown; or the first of them says why not. */
@Injectable()
export class AgreementSigningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly sight: AgreementSight,
    private readonly views: AgreementViews,
    private readonly organizations: OrganizationReads,
    private readonly calendars: CalendarReads,
    private readonly keys: SigningKeys,
  ) {}

  sign(actor: Actor, id: string, version: number, digest: string): Promise<AgreementDetailDto> {
    return this.signing(actor, id, version, async (tx, { agreement, party, signatures }) => {
      const state = accept(maySign(signable(agreement, signatures), digest, party));
      await this.put(tx, agreement, 'responsible');
      const dueOn = (await this.calendars.load(tx)).addWorkingDays(tx.today, SIGNING_DAYS);
      await this.move(tx, 'agreement.sign', agreement, { state, dueOn });
      tx.emit(agreementSigned(id));
    });
  }

  countersign(actor: Actor, id: string, version: number, digest: string): Promise<AgreementDetailDto> {
    return this.signing(actor, id, version, async (tx, { agreement, party, signatures }) => {
      const state = accept(mayCountersign(signable(agreement, signatures), digest, party));
      await this.put(tx, agreement, 'issuer');
      await this.move(tx, 'agreement.countersign', agreement, { state });
      tx.emit(agreementCountersigned(id));
    });
  }

  decline(actor: Actor, id: string, version: number, reason: string): Promise<AgreementDetailDto> {
    return this.signing(actor, id, version, async (tx, { agreement, party, signatures }) => {
      const state = accept(mayDecline(signable(agreement, signatures), party));
      const said = accept(reasonLine(reason));
      await this.move(tx, 'agreement.decline', agreement, { state, reason: said });
      tx.emit(agreementDeclined(id));
    });
  }

  /** The rules speak before the version does: who comes second learns that it is signed, not that something changed. */
  private signing(
    actor: Actor,
    id: string,
    version: number,
    act: (tx: WriteTx, signing: Signing) => Promise<void>,
  ): Promise<AgreementDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.sight.require(tx, id);
      const [agreement] = await this.agreements.lock(tx, [id]);
      if (!agreement) throw new Refused(platformRefusals['request.not-found']());
      if (!isWhole(agreement)) throw new Refused(agreementsRefusals['agreement.text-changed']());
      const signatures = await this.agreements.signatures(tx, [id]);
      const party = await this.sight.party(tx, agreement);
      await act(tx, { agreement, party, signatures });
      if (agreement.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      return this.views.detail(tx, (await this.agreements.byId(tx, id))!);
    });
  }

  private async put(tx: WriteTx, agreement: AgreementWithText, role: SigningRole): Promise<void> {
    const { personId, tenureId, stepUp } = tx.actor;
    const [person] = await this.organizations.people(tx, [personId!]);
    const unsigned = {
      role,
      signedAs: 'self' as const,
      personId: personId!,
      personName: person!.name,
      tenureId,
      digest: Buffer.from(agreement.digest, 'hex'),
      steppedUpBy: stepUp?.by ?? null,
      signedAt: new Date(tx.now),
    };
    const signature = this.keys.sign(statementOf(tx.districtId, agreement.id, unsigned));
    await this.agreements.sign(tx, [{ ...unsigned, ...signature, agreementId: agreement.id }]);
    tx.seal({ action: 'agreement.keep-signature', seal: agreementSignatureSeal, id: agreement.id });
  }

  private async move(
    tx: WriteTx,
    action: string,
    agreement: AgreementRecord,
    change: AgreementChange,
  ): Promise<void> {
    const moved = await this.agreements.move(tx, agreement, change);
    if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
    tx.seal({ action, seal: agreementSeal, id: agreement.id, before: { state: agreement.state } });
  }
}

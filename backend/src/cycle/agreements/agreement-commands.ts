import { Injectable } from '@nestjs/common';
import type { AgreementTemplate } from '@zeren/domain/cycle/agreements/may-make-agreements';
import type { Actor } from '../../platform/actor';
import { AgreementSigningService } from './agreement-signing.service';
import { AgreementsService } from './agreements.service';
import { MakeAgreementsService } from './make-agreements.service';

/** An agreement that waits for its first signature, and whose. */
export interface AgreementToSign {
  readonly id: string;
  readonly postId: string;
  readonly organizationId: string;
}

/** What other rooms, and the demonstration county, have done with agreements. */
@Injectable()
export class AgreementCommands {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly making: MakeAgreementsService,
    private readonly signing: AgreementSigningService,
  ) {}

  /** Makes agreements for the heads of these levels whose lists are issued, except at some organisations. */
  async makeForLevels(
    actor: Actor,
    year: number,
    levelCodes: string[],
    template: AgreementTemplate,
    except: ReadonlySet<string> = new Set(),
  ): Promise<number> {
    const { posts } = await this.agreements.offered(actor, { year, levelCodes });
    const listIds = posts
      .filter(({ bar, organizationId }) => bar === null && !except.has(organizationId))
      .map(({ listId }) => listId);
    if (listIds.length === 0) return 0;
    const clauses = template.clauses.map((clause) => ({ ...clause }));
    const { batches } = await this.making.make(actor, { ...template, clauses, year, listIds });
    return batches.reduce((sum, { total }) => sum + total, 0);
  }

  /** What waits for its first signature in a year, up to a page of 200. */
  async toSign(actor: Actor, year: number): Promise<AgreementToSign[]> {
    return (await this.agreements.page(actor, { year, standing: 'made', limit: 200 })).items;
  }

  /** The holder of the responsible post signs the text as it stands. */
  async sign(actor: Actor, id: string): Promise<void> {
    const { version, digest } = await this.agreements.one(actor, id);
    await this.signing.sign(actor, id, version, digest);
  }

  async countersign(actor: Actor, id: string): Promise<void> {
    const { version, digest } = await this.agreements.one(actor, id);
    await this.signing.countersign(actor, id, version, digest);
  }

  async decline(actor: Actor, id: string, reason: string): Promise<void> {
    await this.signing.decline(actor, id, (await this.agreements.one(actor, id)).version, reason);
  }
}

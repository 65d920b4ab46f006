import { Injectable } from '@nestjs/common';
import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import type { ProofDto, ProofQuery } from '../dto/proof.dto';
import { ProofRepository } from './proof.repository';

/** A sheet of more lines is asked for in parts; it says so. */
const MOST_LINES = 500;

/** The proof of delivery (送达证明): what somebody was told in a period, or who was told of a duty. */
@Injectable()
export class ProofService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proofs: ProofRepository,
  ) {}

  sheet(actor: Actor, { personId, dutyId, from, to }: ProofQuery): Promise<ProofDto> {
    const asked = { personId: personId ?? null, dutyId: dutyId ?? null, from, to };
    if ((asked.personId === null) === (asked.dutyId === null)) {
      throw new Refused(platformRefusals['request.invalid']({ field: 'personId' }));
    }
    if (to < from) throw new Refused(platformRefusals['request.invalid']({ field: 'to' }));
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.proofs.told(tx, actor.rootOrganizationIds, asked, MOST_LINES + 1);
      const name = await this.proofs.subject(tx, asked);
      // A name is shown of somebody in sight only.
      if (name === undefined) throw new Refused(platformRefusals['request.not-found']());
      const items = rows.slice(0, MOST_LINES).map(({ kind, parameters, at, readAt, channels, ...row }) => ({
        ...row,
        ...noticeSentence(kind, parameters),
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
        channels: channels.map(({ sentAt, ...way }) => ({
          ...way,
          sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
        })),
      }));
      return {
        of: asked.dutyId === null ? 'person' : 'duty',
        name,
        from,
        to,
        items,
        more: rows.length > MOST_LINES,
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { Deciding } from './deciding.service';
import type {
  ConclusionBody,
  DecideMatterBody,
  HandOverMatterBody,
  ProposeBody,
  ReceiptBody,
  RecordMeasureBody,
} from './dto/accountability-requests.dto';
import type { MatterDetailDto } from './dto/matter.dto';
import { MattersService } from './matters.service';
import { MeasureEnding } from './measure-ending.service';
import { MeasuresService } from './measures.service';

/** A matter with the version that the next act names. */
export type KnownMatter = Pick<MatterDetailDto, 'id' | 'version'>;

/** What others may have done in this room, in the name of a person: the acts of its screens, one by one. */
@Injectable()
export class AccountabilityCommands {
  constructor(
    private readonly matters: MattersService,
    private readonly deciding: Deciding,
    private readonly measures: MeasuresService,
    private readonly ending: MeasureEnding,
  ) {}

  /** Whether the actor's post is a member of any matter. */
  async hasMatters(actor: Actor): Promise<boolean> {
    const { waiting, open, closed } = await this.matters.summary(actor);
    return waiting + open + closed > 0;
  }

  propose(actor: Actor, body: ProposeBody): Promise<KnownMatter> {
    return this.matters.propose(actor, body);
  }

  decide(actor: Actor, { id, version }: KnownMatter, body: DecideMatterBody): Promise<KnownMatter> {
    return this.deciding.decide(actor, id, version, body);
  }

  handOver(actor: Actor, { id, version }: KnownMatter, body: HandOverMatterBody): Promise<KnownMatter> {
    return this.deciding.handOver(actor, id, version, body);
  }

  receive(actor: Actor, { id, version }: KnownMatter, body: ReceiptBody): Promise<KnownMatter> {
    return this.deciding.receive(actor, id, version, body);
  }

  conclude(actor: Actor, { id, version }: KnownMatter, body: ConclusionBody): Promise<KnownMatter> {
    return this.deciding.conclude(actor, id, version, body);
  }

  recordMeasure(actor: Actor, { id, version }: KnownMatter, body: RecordMeasureBody): Promise<KnownMatter> {
    return this.measures.record(actor, id, version, body);
  }

  /** Ends what has run out. */
  endMeasures(requestId: string): Promise<number> {
    return this.ending.endAll(requestId);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { Upload, VerificationBody } from '../../registry/evidence';
import type { OrderDetailDto } from './dto/orders.dto';
import { OrderChecksService } from './order-checks.service';
import { OrderEvidenceService } from './order-evidence.service';
import { OrderIssuingService } from './order-issuing.service';
import { OrderStepsService } from './order-steps.service';

/** What other parts of the program do with orders: the acts of people, one by one. */
@Injectable()
export class RectificationCommands {
  constructor(
    private readonly issuing: OrderIssuingService,
    private readonly steps: OrderStepsService,
    private readonly checks: OrderChecksService,
    private readonly evidence: OrderEvidenceService,
  ) {}

  issue(actor: Actor, findingId: string): Promise<OrderDetailDto> {
    return this.issuing.issue(actor, { findingId });
  }

  receive(actor: Actor, order: Seen): Promise<OrderDetailDto> {
    return this.steps.receive(actor, order.id, order.version);
  }

  plan(actor: Actor, order: Seen, measures: string): Promise<OrderDetailDto> {
    return this.steps.plan(actor, order.id, order.version, measures);
  }

  approvePlan(actor: Actor, order: Seen): Promise<OrderDetailDto> {
    return this.steps.approvePlan(actor, order.id, order.version);
  }

  async attach(actor: Actor, order: Seen, upload: Upload): Promise<void> {
    await this.evidence.upload(actor, order.id, upload);
  }

  submit(actor: Actor, order: Seen, result: string): Promise<OrderDetailDto> {
    return this.steps.submit(actor, order.id, order.version, result);
  }

  verify(actor: Actor, order: Seen, body: VerificationBody): Promise<OrderDetailDto> {
    return this.checks.verify(actor, order.id, order.version, body);
  }

  close(actor: Actor, order: Seen): Promise<OrderDetailDto> {
    return this.checks.close(actor, order.id, order.version);
  }
}

type Seen = Pick<OrderDetailDto, 'id' | 'version'>;

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { VerificationBody } from '../../registry/evidence';
import {
  AskMoreTimeBody,
  DecideMoreTimeBody,
  OrderExtensionParam,
  OrderParam,
} from './dto/order-requests.dto';
import { OrderDetailDto } from './dto/orders.dto';
import { OrderExtensionsService } from './extensions.service';
import { OrderChecksService } from './order-checks.service';

/** Judgements on an order: verification, closing, look-back, and time. */
@ApiTags('rectification')
@Controller('api/rectification-orders/:id')
export class OrderChecksController {
  constructor(
    private readonly checks: OrderChecksService,
    private readonly extensions: OrderExtensionsService,
  ) {}

  @Post('verification')
  @HttpCode(200)
  @Permit('rectification.verify')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Verify what was submitted, or send it back', operationId: 'verifyOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  verify(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() body: VerificationBody,
  ): Promise<OrderDetailDto> {
    return this.checks.verify(actor, id, version, body);
  }

  @Post('close')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Close an order that was verified (销号)', operationId: 'closeOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  close(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
  ): Promise<OrderDetailDto> {
    return this.checks.close(actor, id, version);
  }

  @Post('look-back')
  @HttpCode(200)
  @Permit('rectification.verify')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Look whether it lasts (回头看); a relapse reopens the same number one level graver',
    operationId: 'lookBackOnOrder',
  })
  @ApiOkResponse({ type: OrderDetailDto })
  lookBack(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() body: VerificationBody,
  ): Promise<OrderDetailDto> {
    return this.checks.lookBack(actor, id, version, body);
  }

  @Post('extensions')
  @HttpCode(200)
  @Permit('rectification.report')
  @ApiOperation({ summary: 'Ask for more time, before the date', operationId: 'askOrderExtension' })
  @ApiOkResponse({ type: OrderDetailDto })
  ask(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @Body() body: AskMoreTimeBody,
  ): Promise<OrderDetailDto> {
    return this.extensions.ask(actor, id, body);
  }

  @Post('extensions/:extensionId/decide')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Grant more time, or refuse it', operationId: 'decideOrderExtension' })
  @ApiOkResponse({ type: OrderDetailDto })
  decide(
    @CurrentActor() actor: Actor,
    @Param() { id, extensionId }: OrderExtensionParam,
    @ExpectedVersion() version: number,
    @Body() body: DecideMoreTimeBody,
  ): Promise<OrderDetailDto> {
    return this.extensions.decide(actor, id, extensionId, version, body);
  }
}

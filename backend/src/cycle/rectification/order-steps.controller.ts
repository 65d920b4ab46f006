import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { OrderParam, OrderTextBody } from './dto/order-requests.dto';
import { OrderDetailDto } from './dto/orders.dto';
import { OrderStepsService } from './order-steps.service';

/** The acts of unit and issuer, one route each. */
@ApiTags('rectification')
@Controller('api/rectification-orders/:id')
export class OrderStepsController {
  constructor(private readonly steps: OrderStepsService) {}

  @Post('receive')
  @HttpCode(200)
  @Permit('rectification.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Sign for an order', operationId: 'receiveOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  receive(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
  ): Promise<OrderDetailDto> {
    return this.steps.receive(actor, id, version);
  }

  @Post('plan')
  @HttpCode(200)
  @Permit('rectification.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Submit the plan: what will be done', operationId: 'planOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  plan(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.plan(actor, id, version, text);
  }

  @Post('approve-plan')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Approve the plan', operationId: 'approveOrderPlan' })
  @ApiOkResponse({ type: OrderDetailDto })
  approvePlan(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
  ): Promise<OrderDetailDto> {
    return this.steps.approvePlan(actor, id, version);
  }

  @Post('return-plan')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Send the plan back, and say why', operationId: 'returnOrderPlan' })
  @ApiOkResponse({ type: OrderDetailDto })
  returnPlan(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.returnPlan(actor, id, version, text);
  }

  @Post('progress')
  @HttpCode(200)
  @Permit('rectification.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Say how it stands', operationId: 'reportOrderProgress' })
  @ApiOkResponse({ type: OrderDetailDto })
  progress(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.progress(actor, id, version, text);
  }

  @Post('submit')
  @HttpCode(200)
  @Permit('rectification.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Submit what was done, with its evidence', operationId: 'submitOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  submit(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.submit(actor, id, version, text);
  }

  @Post('hold')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Stop the clock, and say why', operationId: 'holdOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  hold(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.hold(actor, id, version, text);
  }

  @Post('resume')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Let the clock run again', operationId: 'resumeOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  resume(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
  ): Promise<OrderDetailDto> {
    return this.steps.resume(actor, id, version);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take an order back before its plan is approved', operationId: 'withdrawOrder' })
  @ApiOkResponse({ type: OrderDetailDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { text }: OrderTextBody,
  ): Promise<OrderDetailDto> {
    return this.steps.withdraw(actor, id, version, text);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor';
import { contentDisposition } from '../../platform/http/content-disposition';
import { CurrentActor, Permit } from '../../platform/http/route';
import { IssueOrderBody, LedgerQuery, OrderParam } from './dto/order-requests.dto';
import { LedgerPageDto, OrderDetailDto, OrderTodoDto } from './dto/orders.dto';
import { LedgerService } from './ledger.service';
import { OrderIssuingService } from './order-issuing.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Orders, the ledger of them, and what waits for somebody. */
@ApiTags('rectification')
@Controller('api/rectification-orders')
export class OrdersController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly issuing: OrderIssuingService,
  ) {}

  @Get()
  @Permit('rectification.read')
  @ApiOperation({ summary: 'The ledger, by number, with its counts', operationId: 'listRectificationOrders' })
  @ApiOkResponse({ type: LedgerPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: LedgerQuery): Promise<LedgerPageDto> {
    return this.ledger.page(actor, query);
  }

  @Get('todo')
  @Permit('rectification.read')
  @ApiOperation({
    summary: 'What of rectification waits for the one who asks',
    operationId: 'getRectificationTodo',
  })
  @ApiOkResponse({ type: OrderTodoDto })
  todo(@CurrentActor() actor: Actor): Promise<OrderTodoDto> {
    return this.ledger.todo(actor);
  }

  @Get('print')
  @Permit('rectification.read')
  @ApiOperation({ summary: 'All rows of the ledger, for paper', operationId: 'printRectificationLedger' })
  @ApiOkResponse({ type: LedgerPageDto })
  print(@CurrentActor() actor: Actor, @Query() query: LedgerQuery): Promise<LedgerPageDto> {
    return this.ledger.whole(actor, query);
  }

  @Get('workbook')
  @Permit('rectification.read')
  @ApiOperation({ summary: 'All rows of the ledger as a workbook', operationId: 'getRectificationWorkbook' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: LedgerQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.ledger.workbook(actor, query);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(workbook);
  }

  @Get('of-finding/:id')
  @Permit('rectification.read')
  @ApiOperation({ summary: 'The order of a problem', operationId: 'getOrderOfFinding' })
  @ApiOkResponse({ type: OrderDetailDto })
  ofFinding(@CurrentActor() actor: Actor, @Param() { id }: OrderParam): Promise<OrderDetailDto> {
    return this.ledger.ofFinding(actor, id);
  }

  @Post()
  @HttpCode(201)
  @Permit('rectification.lead')
  @ApiOperation({ summary: 'Issue an order for a confirmed problem', operationId: 'issueRectificationOrder' })
  @ApiCreatedResponse({ type: OrderDetailDto })
  issue(@CurrentActor() actor: Actor, @Body() body: IssueOrderBody): Promise<OrderDetailDto> {
    return this.issuing.issue(actor, body);
  }

  @Get(':id')
  @Permit('rectification.read')
  @ApiOperation({
    summary: 'An order with its steps, evidence and acts',
    operationId: 'getRectificationOrder',
  })
  @ApiOkResponse({ type: OrderDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: OrderParam): Promise<OrderDetailDto> {
    return this.ledger.one(actor, id);
  }
}

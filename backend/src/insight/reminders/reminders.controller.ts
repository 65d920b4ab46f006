import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit, SignedIn } from '../../platform/http/route';
import {
  DeliveriesQuery,
  DeliveryPageDto,
  DeliveryParam,
  NoticePageDto,
  NoticeParam,
  NoticeReadDto,
  PageQuery,
  SentAgainDto,
} from './dto/reminders.dto';
import { RemindersService } from './reminders.service';

@ApiTags('reminders')
@Controller('api/reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get('notices')
  @SignedIn()
  @ApiOperation({ summary: "One's own inbox, newest first", operationId: 'listNotices' })
  @ApiOkResponse({ type: NoticePageDto })
  notices(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<NoticePageDto> {
    return this.reminders.inbox(actor, query);
  }

  @Post('notices/:id/read')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: "Mark one's own notice as read", operationId: 'readNotice' })
  @ApiOkResponse({ type: NoticeReadDto })
  read(@CurrentActor() actor: Actor, @Param() { id }: NoticeParam): Promise<NoticeReadDto> {
    return this.reminders.read(actor, id);
  }

  @Get('deliveries')
  @Permit('reminders.read')
  @ApiOperation({ summary: 'Who was told what by which way, newest first', operationId: 'listDeliveries' })
  @ApiOkResponse({ type: DeliveryPageDto })
  deliveries(@CurrentActor() actor: Actor, @Query() query: DeliveriesQuery): Promise<DeliveryPageDto> {
    return this.reminders.record(actor, query);
  }

  @Post('deliveries/:id/send-again')
  @HttpCode(200)
  @Permit('reminders.manage')
  @ApiOperation({ summary: 'Send again what could not be delivered', operationId: 'sendDeliveryAgain' })
  @ApiOkResponse({ type: SentAgainDto })
  sendAgain(@CurrentActor() actor: Actor, @Param() { id }: DeliveryParam): Promise<SentAgainDto> {
    return this.reminders.sendAgain(actor, id);
  }
}

import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { MatterBody, MatterRegisteredDto } from './matters.dto';
import { MattersService } from './matters.service';

@ApiTags('duties')
@Controller('api/duties/matters')
export class MattersController {
  constructor(private readonly matters: MattersService) {}

  @Post()
  @Permit('duties.report')
  @ApiOperation({
    summary: "Register a matter that an item of one's list waits for",
    operationId: 'registerMatter',
  })
  @ApiCreatedResponse({ type: MatterRegisteredDto })
  register(@CurrentActor() actor: Actor, @Body() body: MatterBody): Promise<MatterRegisteredDto> {
    return this.matters.register(actor, body);
  }
}

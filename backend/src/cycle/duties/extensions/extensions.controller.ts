import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { DutyDetailDto } from '../dto/duty.dto';
import { DutyParam } from '../dto/duty-requests.dto';
import { AskExtensionBody, DecideExtensionBody, ExtensionParam } from './extensions.dto';
import { ExtensionsService } from './extensions.service';

@ApiTags('duties')
@Controller('api/duties/:id/extensions')
export class ExtensionsController {
  constructor(private readonly extensions: ExtensionsService) {}

  @Post()
  @HttpCode(200)
  @Permit('duties.report')
  @ApiOperation({ summary: 'Ask for more time, before the date', operationId: 'askDutyExtension' })
  @ApiOkResponse({ type: DutyDetailDto })
  ask(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Body() body: AskExtensionBody,
  ): Promise<DutyDetailDto> {
    return this.extensions.ask(actor, id, body);
  }

  @Post(':extensionId/decide')
  @HttpCode(200)
  @Permit('duties.verify')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Grant more time, or refuse it', operationId: 'decideDutyExtension' })
  @ApiOkResponse({ type: DutyDetailDto })
  decide(
    @CurrentActor() actor: Actor,
    @Param() { id, extensionId }: ExtensionParam,
    @ExpectedVersion() version: number,
    @Body() body: DecideExtensionBody,
  ): Promise<DutyDetailDto> {
    return this.extensions.decide(actor, id, extensionId, version, body);
  }

  @Post(':extensionId/withdraw')
  @HttpCode(200)
  @Permit('duties.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take a request for more time back', operationId: 'withdrawDutyExtension' })
  @ApiOkResponse({ type: DutyDetailDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id, extensionId }: ExtensionParam,
    @ExpectedVersion() version: number,
  ): Promise<DutyDetailDto> {
    return this.extensions.withdraw(actor, id, extensionId, version);
  }
}

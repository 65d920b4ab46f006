import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { CorrectTenureDto, EndTenureDto, NewTenureDto, TenureDto } from './dto/tenure.dto';
import { TenuresService } from './tenures.service';

@ApiTags('organizations')
@Controller('api/tenures')
export class TenuresController {
  constructor(private readonly tenures: TenuresService) {}

  @Post()
  @Permit('tenures.manage')
  @ApiOperation({
    summary: 'Somebody takes a post; whoever is replaced leaves it in the same step',
    operationId: 'startTenure',
  })
  @ApiCreatedResponse({ type: TenureDto })
  appoint(@CurrentActor() actor: Actor, @Body() tenure: NewTenureDto): Promise<TenureDto> {
    return this.tenures.appoint(actor, tenure);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Somebody leaves a post, on a day past or ahead', operationId: 'endTenure' })
  @ApiOkResponse({ type: TenureDto })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() ending: EndTenureDto,
  ): Promise<TenureDto> {
    return this.tenures.end(actor, id, version, ending);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Put the days or the kind of a tenure right', operationId: 'correctTenure' })
  @ApiOkResponse({ type: TenureDto })
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() right: CorrectTenureDto,
  ): Promise<TenureDto> {
    return this.tenures.correct(actor, id, version, right);
  }
}

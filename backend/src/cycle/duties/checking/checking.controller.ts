import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { VerificationBody } from '../../../registry/evidence';
import { DutyDetailDto, DutyPageDto } from '../dto/duty.dto';
import { DutyParam } from '../dto/duty-requests.dto';
import { DrawDto, DrawsDto, ToVerifyQuery } from './checking.dto';
import { DrawReadsService } from './draw-reads.service';
import { VerifyDutyService } from './verify-duty.service';

@ApiTags('duties')
@Controller('api/duties')
export class CheckingController {
  constructor(
    private readonly verifying: VerifyDutyService,
    private readonly draws: DrawReadsService,
  ) {}

  @Get('to-verify')
  @Permit('duties.verify')
  @ApiOperation({ summary: 'Reports that wait for a verification act', operationId: 'listDutiesToVerify' })
  @ApiOkResponse({ type: DutyPageDto })
  toVerify(@CurrentActor() actor: Actor, @Query() { after }: ToVerifyQuery): Promise<DutyPageDto> {
    return this.verifying.toVerify(actor, after);
  }

  @Get('draws')
  @Permit('duties.read')
  @ApiOperation({ summary: 'Draws of what is to be verified', operationId: 'listDutyDraws' })
  @ApiOkResponse({ type: DrawsDto })
  newest(@CurrentActor() actor: Actor): Promise<DrawsDto> {
    return this.draws.newest(actor);
  }

  @Get('draws/:id')
  @Permit('duties.read')
  @ApiOperation({ summary: 'A draw with all that it takes to draw again', operationId: 'getDutyDraw' })
  @ApiOkResponse({ type: DrawDto })
  draw(@CurrentActor() actor: Actor, @Param() { id }: DutyParam): Promise<DrawDto> {
    return this.draws.one(actor, id);
  }

  @Post(':id/verification')
  @HttpCode(200)
  @Permit('duties.verify')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Verify what was reported, or send it back', operationId: 'verifyDuty' })
  @ApiOkResponse({ type: DutyDetailDto })
  verify(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() body: VerificationBody,
  ): Promise<DutyDetailDto> {
    return this.verifying.verify(actor, id, version, body);
  }
}

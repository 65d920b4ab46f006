import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { VerificationBody } from '../../../registry/evidence';
import { DutyDetailDto } from '../dto/duty.dto';
import { DutyParam } from '../dto/duty-requests.dto';
import { DrawDto, DrawsDto, PageAfterQuery, ToVerifyPageDto, ToVerifyQuery } from './checking.dto';
import { DrawReadsService } from './draw-reads.service';
import { RatesQuery, SecondLooksDto, VerifierRatesDto } from './second-looks.dto';
import { SecondLooksService } from './second-looks.service';
import { ToVerifyService } from './to-verify.service';
import { VerifyDutyService } from './verify-duty.service';

@ApiTags('duties')
@Controller('api/duties')
export class CheckingController {
  constructor(
    private readonly waiting: ToVerifyService,
    private readonly verifying: VerifyDutyService,
    private readonly draws: DrawReadsService,
    private readonly looks: SecondLooksService,
  ) {}

  @Get('to-verify')
  @Permit('duties.verify')
  @ApiOperation({ summary: 'Reports that wait for a verification act', operationId: 'listDutiesToVerify' })
  @ApiOkResponse({ type: ToVerifyPageDto })
  toVerify(@CurrentActor() actor: Actor, @Query() query: ToVerifyQuery): Promise<ToVerifyPageDto> {
    return this.waiting.page(actor, query);
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

  @Get('second-looks')
  @Permit('duties.verify')
  @ApiOperation({
    summary: 'What was verified and drawn to be verified again by somebody else',
    operationId: 'listSecondLooks',
  })
  @ApiOkResponse({ type: SecondLooksDto })
  secondLooks(@CurrentActor() actor: Actor, @Query() query: PageAfterQuery): Promise<SecondLooksDto> {
    return this.looks.waiting(actor, query);
  }

  @Get('second-looks/rates')
  @Permit('duties.verify')
  @ApiOperation({ summary: 'How often verifiers are contradicted', operationId: 'listContradictionRates' })
  @ApiOkResponse({ type: VerifierRatesDto })
  rates(@CurrentActor() actor: Actor, @Query() query: RatesQuery): Promise<VerifierRatesDto> {
    return this.looks.rates(actor, query);
  }

  @Post(':id/second-look')
  @HttpCode(200)
  @Permit('duties.verify')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Verify again what somebody else verified', operationId: 'lookAgain' })
  @ApiOkResponse({ type: DutyDetailDto })
  lookAgain(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() body: VerificationBody,
  ): Promise<DutyDetailDto> {
    return this.looks.look(actor, id, version, body);
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

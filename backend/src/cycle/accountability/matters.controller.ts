import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { Deciding } from './deciding.service';
import {
  ConclusionBody,
  DecideMatterBody,
  HandOverMatterBody,
  MatterMemberBody,
  MatterParam,
  MatterQuery,
  ProposeBody,
  ReceiptBody,
  RecordMeasureBody,
} from './dto/accountability-requests.dto';
import { MatterDetailDto, MatterPageDto, MatterSummaryDto } from './dto/matter.dto';
import { MattersService } from './matters.service';
import { MeasuresService } from './measures.service';

/** Members of a matter alone are answered; everybody else hears that there is none. */
@ApiTags('accountability')
@Controller('api/accountability-matters')
export class MattersController {
  constructor(
    private readonly matters: MattersService,
    private readonly deciding: Deciding,
    private readonly measures: MeasuresService,
  ) {}

  @Get()
  @Permit('accountability.handle')
  @ApiOperation({ summary: 'Matters of the acting post, page by page', operationId: 'listMatters' })
  @ApiOkResponse({ type: MatterPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: MatterQuery): Promise<MatterPageDto> {
    return this.matters.page(actor, query);
  }

  @Get('summary')
  @Permit('accountability.handle')
  @ApiOperation({ summary: 'Matters of the acting post, counted', operationId: 'summarizeMatters' })
  @ApiOkResponse({ type: MatterSummaryDto })
  summary(@CurrentActor() actor: Actor): Promise<MatterSummaryDto> {
    return this.matters.summary(actor);
  }

  @Get(':id')
  @Permit('accountability.handle')
  @ApiOperation({ summary: 'A matter with its steps', operationId: 'getMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: MatterParam): Promise<MatterDetailDto> {
    return this.matters.one(actor, id);
  }

  @Post()
  @HttpCode(200)
  @Permit('accountability.propose')
  @ApiOperation({ summary: 'Propose by hand', operationId: 'proposeMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeBody): Promise<MatterDetailDto> {
    return this.matters.propose(actor, body);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Permit('accountability.decide')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Hand over to a competent body, or decline', operationId: 'decideMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  decide(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @ExpectedVersion() version: number,
    @Body() body: DecideMatterBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.decide(actor, id, version, body);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter the letter of the hand-over', operationId: 'handOverMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  handOver(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @ExpectedVersion() version: number,
    @Body() body: HandOverMatterBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.handOver(actor, id, version, body);
  }

  @Post(':id/receive')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter the receipt of the competent body', operationId: 'receiveMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  receive(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @ExpectedVersion() version: number,
    @Body() body: ReceiptBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.receive(actor, id, version, body);
  }

  @Post(':id/conclude')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter number and day of the conclusion', operationId: 'concludeMatter' })
  @ApiOkResponse({ type: MatterDetailDto })
  conclude(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @ExpectedVersion() version: number,
    @Body() body: ConclusionBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.conclude(actor, id, version, body);
  }

  @Post(':id/measures')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter a measure that came of it', operationId: 'recordMeasure' })
  @ApiOkResponse({ type: MatterDetailDto })
  record(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @ExpectedVersion() version: number,
    @Body() body: RecordMeasureBody,
  ): Promise<MatterDetailDto> {
    return this.measures.record(actor, id, version, body);
  }

  @Post(':id/members')
  @HttpCode(200)
  @Permit('accountability.decide')
  @ApiOperation({ summary: 'Name a post that may know', operationId: 'addMatterMember' })
  @ApiOkResponse({ type: MatterDetailDto })
  addMember(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @Body() { postId }: MatterMemberBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.addMember(actor, id, postId);
  }

  @Post(':id/members/remove')
  @HttpCode(200)
  @Permit('accountability.decide')
  @ApiOperation({ summary: 'Take a post out of a matter', operationId: 'removeMatterMember' })
  @ApiOkResponse({ type: MatterDetailDto })
  removeMember(
    @CurrentActor() actor: Actor,
    @Param() { id }: MatterParam,
    @Body() { postId }: MatterMemberBody,
  ): Promise<MatterDetailDto> {
    return this.deciding.removeMember(actor, id, postId);
  }
}

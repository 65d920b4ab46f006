import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor';
import { contentDisposition } from '../../../platform/http/content-disposition';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { DirectiveIssuingService } from './directive-issuing.service';
import { DirectiveTargetsService } from './directive-targets.service';
import { DirectivesService } from './directives.service';
import {
  DirectiveBody,
  DirectiveParam,
  DirectiveQuery,
  DirectiveReasonBody,
  TargetQuery,
} from './dto/directive-requests.dto';
import {
  DirectiveDetailDto,
  DirectivePageDto,
  DirectiveSavedDto,
  TargetChoicesDto,
} from './dto/directives.dto';
import { MergedWorkbookService } from './merged-workbook.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('directives')
@Controller('api/directives')
export class DirectivesController {
  constructor(
    private readonly directives: DirectivesService,
    private readonly issuing: DirectiveIssuingService,
    private readonly targets: DirectiveTargetsService,
    private readonly merging: MergedWorkbookService,
  ) {}

  @Get()
  @Permit('directives.read')
  @ApiOperation({
    summary: 'Directives of the bodies one works for, newest first',
    operationId: 'listDirectives',
  })
  @ApiOkResponse({ type: DirectivePageDto })
  page(@CurrentActor() actor: Actor, @Query() query: DirectiveQuery): Promise<DirectivePageDto> {
    return this.directives.page(actor, query);
  }

  @Get('target-choices')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'Posts that a directive may go to', operationId: 'listDirectiveTargets' })
  @ApiOkResponse({ type: TargetChoicesDto })
  choices(@CurrentActor() actor: Actor, @Query() query: TargetQuery): Promise<TargetChoicesDto> {
    return this.targets.choices(actor, query);
  }

  @Post()
  @Permit('directives.issue')
  @ApiOperation({ summary: 'Draft a directive', operationId: 'draftDirective' })
  @ApiCreatedResponse({ type: DirectiveSavedDto })
  draft(@CurrentActor() actor: Actor, @Body() body: DirectiveBody): Promise<DirectiveSavedDto> {
    return this.directives.draft(actor, body);
  }

  @Get(':id')
  @Permit('directives.read')
  @ApiOperation({ summary: 'A directive with all of its targets', operationId: 'getDirective' })
  @ApiOkResponse({ type: DirectiveDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: DirectiveParam): Promise<DirectiveDetailDto> {
    return this.directives.one(actor, id);
  }

  @Put(':id')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'Change a draft', operationId: 'editDirective' })
  @ApiOkResponse({ type: DirectiveSavedDto })
  edit(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @ExpectedVersion() version: number,
    @Body() body: DirectiveBody,
  ): Promise<DirectiveSavedDto> {
    return this.directives.edit(actor, id, version, body);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Permit('directives.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Issue it: a dated duty at every target', operationId: 'issueDirective' })
  @ApiOkResponse({ type: DirectiveSavedDto })
  issue(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @ExpectedVersion() version: number,
  ): Promise<DirectiveSavedDto> {
    return this.issuing.issue(actor, id, version);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Permit('directives.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take it back: what is still open ends', operationId: 'withdrawDirective' })
  @ApiOkResponse({ type: DirectiveSavedDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: DirectiveReasonBody,
  ): Promise<DirectiveSavedDto> {
    return this.issuing.withdraw(actor, id, version, reason);
  }

  @Get(':id/workbook')
  @Permit('directives.read')
  @ApiOperation({ summary: 'All filled tables in one workbook', operationId: 'getMergedDirectiveWorkbook' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.merging.workbook(actor, id);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(workbook);
  }
}

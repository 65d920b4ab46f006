import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  DiscardedTemplateDto,
  DraftedTemplatesDto,
  DraftTemplateDto,
  SaveTemplateDto,
  TemplateDiffDto,
  TemplateDiffQuery,
  TemplateDto,
  TemplateParam,
  TemplatesDto,
  TemplatesQuery,
} from '../dto/templates.dto';
import {
  MergedTemplateDto,
  MergePreviewQuery,
  MergeTemplateDto,
  TemplateMergeDto,
} from '../dto/merge-templates.dto';
import { EditTemplatesService } from './edit-templates.service';
import { MergeTemplatesService } from './merge-templates.service';
import { TemplatesService } from './templates.service';

@ApiTags('responsibility')
@Controller('api/list-templates')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly edits: EditTemplatesService,
    private readonly merges: MergeTemplatesService,
  ) {}

  @Get()
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'The library: a template per kind of post', operationId: 'listListTemplates' })
  @ApiOkResponse({ type: TemplatesDto })
  page(@CurrentActor() actor: Actor, @Query() query: TemplatesQuery): Promise<TemplatesDto> {
    return this.templates.page(actor, query);
  }

  @Post()
  @HttpCode(201)
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Draft a version from the one before, from a list, or one per kind of post of a set',
    operationId: 'draftListTemplates',
  })
  @ApiOkResponse({ type: DraftedTemplatesDto })
  draft(@CurrentActor() actor: Actor, @Body() from: DraftTemplateDto): Promise<DraftedTemplatesDto> {
    return this.edits.draft(actor, from);
  }

  @Get(':id')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'A version of a template with its items', operationId: 'getListTemplate' })
  @ApiOkResponse({ type: TemplateDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: TemplateParam): Promise<TemplateDto> {
    return this.templates.one(actor, id);
  }

  @Get(':id/changes')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'What a version changed against an older one', operationId: 'diffListTemplate' })
  @ApiOkResponse({ type: TemplateDiffDto })
  diff(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @Query() { templateId }: TemplateDiffQuery,
  ): Promise<TemplateDiffDto> {
    return this.templates.diff(actor, id, templateId);
  }

  @Put(':id')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'Save a draft of a template', operationId: 'saveListTemplate' })
  @ApiOkResponse({ type: TemplateDto })
  save(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @ExpectedVersion() version: number,
    @Body() given: SaveTemplateDto,
  ): Promise<TemplateDto> {
    return this.edits.save(actor, id, version, given);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Publish a draft in the place of the version before',
    operationId: 'publishListTemplate',
  })
  @ApiOkResponse({ type: TemplateDto })
  publish(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @ExpectedVersion() version: number,
  ): Promise<TemplateDto> {
    return this.edits.publish(actor, id, version);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take a draft of a template away', operationId: 'discardListTemplate' })
  @ApiOkResponse({ type: DiscardedTemplateDto })
  discard(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @ExpectedVersion() version: number,
  ): Promise<DiscardedTemplateDto> {
    return this.edits.discard(actor, id, version);
  }

  @Get(':id/merge')
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'What a version would do to the lists made from earlier ones',
    operationId: 'previewTemplateMerge',
  })
  @ApiOkResponse({ type: TemplateMergeDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @Query() { again }: MergePreviewQuery,
  ): Promise<TemplateMergeDto> {
    return this.merges.preview(actor, id, again === 'true');
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Take a version over into lists; more than one request changes are left to a job',
    operationId: 'mergeTemplate',
  })
  @ApiOkResponse({ type: MergedTemplateDto })
  merge(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @Body() given: MergeTemplateDto,
  ): Promise<MergedTemplateDto> {
    return this.merges.merge(actor, id, given);
  }
}

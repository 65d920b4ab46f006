import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  AssessmentPageQuery,
  NewSchemeBody,
  ReadySetsView,
  SchemeDocumentBody,
  SchemePageView,
  SchemeParam,
  SchemeView,
} from './schemes.dto';
import { SchemesService } from './schemes.service';

@ApiTags('assessment')
@Controller('api/assessment-schemes')
export class SchemesController {
  constructor(private readonly schemes: SchemesService) {}

  @Get()
  @Permit('assessments.read')
  @ApiOperation({ summary: 'Schemes in sight, the latest first', operationId: 'listAssessmentSchemes' })
  @ApiOkResponse({ type: SchemePageView })
  page(
    @CurrentActor() actor: Actor,
    @Query() { after, limit }: AssessmentPageQuery,
  ): Promise<SchemePageView> {
    return this.schemes.page(actor, after, limit);
  }

  @Get('ready-sets')
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'The ready sets that one may begin with', operationId: 'listReadySets' })
  @ApiOkResponse({ type: ReadySetsView })
  readySets(): ReadySetsView {
    return this.schemes.readySets();
  }

  @Post()
  @Permit('assessments.manage')
  @ApiOperation({
    summary: 'Keep a document, or a ready set, as a draft; its faults are answered',
    operationId: 'createAssessmentScheme',
  })
  @ApiCreatedResponse({ type: SchemeView })
  create(@CurrentActor() actor: Actor, @Body() body: NewSchemeBody): Promise<SchemeView> {
    return this.schemes.create(actor, body);
  }

  @Get(':id')
  @Permit('assessments.read')
  @ApiOperation({ summary: 'A scheme with its rules in words', operationId: 'getAssessmentScheme' })
  @ApiOkResponse({ type: SchemeView })
  one(@CurrentActor() actor: Actor, @Param() { id }: SchemeParam): Promise<SchemeView> {
    return this.schemes.one(actor, id);
  }

  @Put(':id')
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'Replace the document of a draft', operationId: 'replaceAssessmentScheme' })
  @ApiOkResponse({ type: SchemeView })
  replace(
    @CurrentActor() actor: Actor,
    @Param() { id }: SchemeParam,
    @ExpectedVersion() version: number,
    @Body() { document }: SchemeDocumentBody,
  ): Promise<SchemeView> {
    return this.schemes.replace(actor, id, version, document);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Permit('assessments.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Publish: from here on it never changes', operationId: 'publishAssessmentScheme' })
  @ApiOkResponse({ type: SchemeView })
  publish(
    @CurrentActor() actor: Actor,
    @Param() { id }: SchemeParam,
    @ExpectedVersion() version: number,
  ): Promise<SchemeView> {
    return this.schemes.publish(actor, id, version);
  }
}

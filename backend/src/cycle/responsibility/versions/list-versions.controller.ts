import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { ListParam, ListRowDto } from '../dto/list.dto';
import { AmendListDto, ListVersionDto, VersionDiffDto } from '../dto/versions.dto';
import { ListVersionsService } from './list-versions.service';

@ApiTags('responsibility')
@Controller('api/responsibility-lists/:id')
export class ListVersionsController {
  constructor(private readonly versions: ListVersionsService) {}

  @Get('versions')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'The versions of a list, newest first', operationId: 'listListVersions' })
  @ApiOkResponse({ type: [ListVersionDto] })
  list(@CurrentActor() actor: Actor, @Param() { id }: ListParam): Promise<ListVersionDto[]> {
    return this.versions.versions(actor, id);
  }

  @Get('changes')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'What a version changed against the one before', operationId: 'diffListVersion' })
  @ApiOkResponse({ type: VersionDiffDto })
  diff(@CurrentActor() actor: Actor, @Param() { id }: ListParam): Promise<VersionDiffDto> {
    return this.versions.diff(actor, id);
  }

  @Post('amend')
  @HttpCode(201)
  @Permit('responsibility-lists.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Amend: open the next version as a draft', operationId: 'amendList' })
  @ApiOkResponse({ type: ListRowDto })
  amend(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: AmendListDto,
  ): Promise<ListRowDto> {
    return this.versions.amend(actor, id, version, reason);
  }

  @Post('close')
  @HttpCode(200)
  @Permit('responsibility-lists.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Close a list whose year is over', operationId: 'closeList' })
  @ApiOkResponse({ type: ListRowDto })
  close(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
  ): Promise<ListRowDto> {
    return this.versions.close(actor, id, version);
  }
}

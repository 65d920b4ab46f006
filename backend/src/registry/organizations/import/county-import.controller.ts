import { Body, Controller, Get, HttpCode, Param, Post, Res, UploadedFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import type { FastifyReply } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../platform/imports/import-http';
import { ApplyImportDto, ImportRunDto } from '../../../platform/imports/import-run.dto';
import { OrganizationParam } from '../dto/organization.dto';
import { CountyImportService } from './county-import.service';

const EXPORT_NAME = '组织岗位任职.xlsx';
const TEMPLATE_NAME = '组织岗位任职导入模板.xlsx';

@ApiTags('organizations')
@Controller('api/organizations')
export class CountyImportController {
  constructor(private readonly imports: CountyImportService) {}

  @Get('import-template')
  @Permit('organizations.import')
  @ApiOperation({ summary: 'The workbook to fill in', operationId: 'getOrganizationImportTemplate' })
  @AnswersWorkbook()
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, TEMPLATE_NAME, await this.imports.template(actor));
  }

  @Get('export')
  @Permit('organizations.import')
  @ApiOperation({
    summary: 'Organisations with all that is kept of them, as the workbook that is imported',
    operationId: 'exportOrganizations',
  })
  @AnswersWorkbook()
  async export(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, EXPORT_NAME, await this.imports.export(actor));
  }

  @Post('imports')
  @HttpCode(200)
  @Permit('organizations.import')
  @TakesTable()
  @ApiOperation({
    summary: 'Check a county workbook; changes nothing',
    operationId: 'checkOrganizationImport',
  })
  @ApiOkResponse({ type: ImportRunDto })
  check(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    return this.imports.check(actor, tableOf(file, platformRefusals['request.invalid']));
  }

  @Get('imports/:id')
  @Permit('organizations.import')
  @ApiOperation({ summary: 'A dry run and what became of it', operationId: 'getOrganizationImport' })
  @ApiOkResponse({ type: ImportRunDto })
  run(@CurrentActor() actor: Actor, @Param() { id }: OrganizationParam): Promise<ImportRunDto> {
    return this.imports.run(actor, id);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Permit('organizations.import')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Apply a dry run', operationId: 'applyOrganizationImport' })
  @ApiOkResponse({ type: ImportRunDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
    @ExpectedVersion() version: number,
    @Body() { mode }: ApplyImportDto,
  ): Promise<ImportRunDto> {
    return this.imports.apply(actor, id, version, mode);
  }
}

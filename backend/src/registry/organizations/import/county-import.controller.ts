import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import type { FastifyReply } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { contentDisposition } from '../../../platform/http/content-disposition';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { ApplyImportDto, ImportRunDto } from '../../../platform/imports/import-run.dto';
import { Refused } from '../../../platform/refused';
import { OrganizationParam } from '../dto/organization.dto';
import { CountyImportService } from './county-import.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXPORT_NAME = '组织岗位任职.xlsx';
const TEMPLATE_NAME = '组织岗位任职导入模板.xlsx';

@ApiTags('organizations')
@Controller('api/organizations')
export class CountyImportController {
  constructor(private readonly imports: CountyImportService) {}

  @Get('import-template')
  @Permit('organizations.import')
  @ApiOperation({ summary: 'The workbook to fill in', operationId: 'getOrganizationImportTemplate' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const workbook = await this.imports.template(actor);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', TEMPLATE_NAME))
      .send(workbook);
  }

  @Get('export')
  @Permit('organizations.import')
  @ApiOperation({
    summary: 'Organisations with all that is kept of them, as the workbook that is imported',
    operationId: 'exportOrganizations',
  })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async export(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const workbook = await this.imports.export(actor);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', EXPORT_NAME))
      .send(workbook);
  }

  @Post('imports')
  @HttpCode(200)
  @Permit('organizations.import')
  @UseInterceptors(FileInterceptor('file'))
  @ApiOperation({
    summary: 'Check a county workbook; changes nothing',
    operationId: 'checkOrganizationImport',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ type: ImportRunDto })
  check(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    if (!file?.buffer) throw new Refused(platformRefusals['request.invalid']({ field: 'file' }));
    return this.imports.check(actor, { name: file.originalname, content: file.buffer });
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

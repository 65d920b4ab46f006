import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { DirectoryService } from './directory.service';
import { DirectoryDto, DirectoryQuery } from './dto/directory.dto';

@ApiTags('organizations')
@Controller('api/directory')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Organisations, people and posts by Chinese, pinyin, initials or a mixture',
    operationId: 'searchDirectory',
  })
  @ApiOkResponse({ type: DirectoryDto })
  find(@CurrentActor() actor: Actor, @Query() query: DirectoryQuery): Promise<DirectoryDto> {
    return this.directory.find(actor, query);
  }
}

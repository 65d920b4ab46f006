import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import {
  AssignedUnitClassDto,
  AssignUnitClassDto,
  UnitClassesDto,
  UnitClassesQuery,
  UnitClassMembersDto,
  UnitClassMembersQuery,
} from './dto/unit-classes.dto';
import { UnitClassesService } from './unit-classes.service';

@ApiTags('organizations')
@Controller('api/unit-classes')
export class UnitClassesController {
  constructor(private readonly classes: UnitClassesService) {}

  @Get()
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Unit classes on a day, with how many are of each',
    operationId: 'getUnitClasses',
  })
  @ApiOkResponse({ type: UnitClassesDto })
  counts(@CurrentActor() actor: Actor, @Query() query: UnitClassesQuery): Promise<UnitClassesDto> {
    return this.classes.counts(actor, query);
  }

  @Get('members')
  @Permit('organizations.read')
  @ApiOperation({ summary: 'Who is of a class on a day, or of none', operationId: 'getUnitClassMembers' })
  @ApiOkResponse({ type: UnitClassMembersDto })
  members(@CurrentActor() actor: Actor, @Query() query: UnitClassMembersQuery): Promise<UnitClassMembersDto> {
    return this.classes.members(actor, query);
  }

  @Post('assign')
  @HttpCode(200)
  @Permit('organizations.edit')
  @ApiOperation({
    summary: 'Put organisations into a class from a day on, or say what that would do',
    operationId: 'assignUnitClass',
  })
  @ApiOkResponse({ type: AssignedUnitClassDto })
  assign(@CurrentActor() actor: Actor, @Body() dto: AssignUnitClassDto): Promise<AssignedUnitClassDto> {
    return this.classes.assign(actor, dto);
  }
}

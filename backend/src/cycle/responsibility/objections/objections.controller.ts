import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { ListParam } from '../dto/list.dto';
import { AnswerObjectionDto, ObjectionDto, ObjectionParam, RaiseObjectionDto } from '../dto/objections.dto';
import { ObjectionsService } from './objections.service';

@ApiTags('responsibility')
@Controller('api/responsibility-lists/:id/objections')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Get()
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'Objections to a list and their replies', operationId: 'listListObjections' })
  @ApiOkResponse({ type: [ObjectionDto] })
  list(@CurrentActor() actor: Actor, @Param() { id }: ListParam): Promise<ObjectionDto[]> {
    return this.objections.ofList(actor, id);
  }

  @Post()
  @Permit('responsibility-lists.receive')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Object to one’s own list instead of signing for it',
    operationId: 'objectToList',
  })
  @ApiOkResponse({ type: ObjectionDto })
  raise(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
    @Body() given: RaiseObjectionDto,
  ): Promise<ObjectionDto> {
    return this.objections.raise(actor, id, version, given);
  }

  @Post(':objectionId/answer')
  @HttpCode(200)
  @Permit('responsibility-lists.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Reply to an objection', operationId: 'answerListObjection' })
  @ApiOkResponse({ type: ObjectionDto })
  answer(
    @CurrentActor() actor: Actor,
    @Param() { id, objectionId }: ObjectionParam,
    @ExpectedVersion() version: number,
    @Body() given: AnswerObjectionDto,
  ): Promise<ObjectionDto> {
    return this.objections.answer(actor, id, objectionId, version, given);
  }
}

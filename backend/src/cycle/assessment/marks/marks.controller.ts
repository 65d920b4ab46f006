import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds, SignedIn } from '../../../platform/http/route';
import { AssessmentParam, AssessmentView } from '../rounds/assessments.dto';
import { MarkBody, MarkSheetView, ScorersBody, WaitingSheetsView } from './marks.dto';
import { MarksService } from './marks.service';

/** Scorers mark without a permission: being named is enough, and what they see is their own sheet. */
@ApiTags('assessment')
@Controller('api/assessments')
export class MarksController {
  constructor(private readonly marks: MarksService) {}

  @Get('mark-sheets')
  @SignedIn()
  @ApiOperation({ summary: 'What waits for the marks of the one who asks', operationId: 'listMarkSheets' })
  @ApiOkResponse({ type: WaitingSheetsView })
  waiting(@CurrentActor() actor: Actor): Promise<WaitingSheetsView> {
    return this.marks.waiting(actor);
  }

  @Put(':id/scorers')
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'Say who marks', operationId: 'nameScorers' })
  @ApiOkResponse({ type: AssessmentView })
  name(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @ExpectedVersion() version: number,
    @Body() { personIds }: ScorersBody,
  ): Promise<AssessmentView> {
    return this.marks.nameScorers(actor, id, version, personIds);
  }

  @Get(':id/mark-sheet')
  @SignedIn()
  @ApiOperation({
    summary: "A scorer's own sheet, with the facts beside each mark",
    operationId: 'getMarkSheet',
  })
  @ApiOkResponse({ type: MarkSheetView })
  sheet(@CurrentActor() actor: Actor, @Param() { id }: AssessmentParam): Promise<MarkSheetView> {
    return this.marks.sheet(actor, id);
  }

  @Put(':id/mark-sheet')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Give a mark with its reason; nobody else sees it', operationId: 'giveMark' })
  @ApiOkResponse({ type: MarkSheetView })
  give(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @Body() body: MarkBody,
  ): Promise<MarkSheetView> {
    return this.marks.give(actor, id, body);
  }

  @Post(':id/mark-sheet/send')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Send the marks whole; they change no more', operationId: 'sendMarks' })
  @ApiOkResponse({ type: MarkSheetView })
  send(@CurrentActor() actor: Actor, @Param() { id }: AssessmentParam): Promise<MarkSheetView> {
    return this.marks.send(actor, id);
  }
}

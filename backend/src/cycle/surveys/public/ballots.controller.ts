import { Body, Controller, Get, HttpCode, Post, Query, Res, UseFilters } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, TicketForm, Untraced } from '../../../platform/http/route';
import { BallotBody, BallotQuery } from './ballot.dto';
import { BallotFaultFilter, sendPage } from './ballot-fault.filter';
import { VotingService } from './voting.service';

const HTML = 'text/html';
const PAGE = { content: { [HTML]: { schema: { type: 'string' } } } } as const;

/** The voters' pages: plain HTML that any phone shows. */
@ApiTags('surveys')
@Controller('api/public/ballots')
@UseFilters(BallotFaultFilter)
export class BallotsController {
  constructor(private readonly voting: VotingService) {}

  @Get()
  @Public()
  @Untraced()
  @ApiOperation({ summary: 'The page that a ticket opens', operationId: 'openBallot' })
  @ApiProduces(HTML)
  @ApiOkResponse(PAGE)
  async open(@Query() { c }: BallotQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, await this.voting.open(c));
  }

  @Post()
  @HttpCode(200)
  @Public()
  @TicketForm()
  @ApiOperation({ summary: 'Look a ballot over, or cast it', operationId: 'castBallot' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces(HTML)
  @ApiOkResponse(PAGE)
  async step(@Body() body: BallotBody, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, await this.voting.step(body));
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { PostHistoryDto } from '../team/dto/team.dto';
import { TeamService } from '../team/team.service';
import { ClosePostDto, NewPostDto, PostDto, PostOrderDto, PostShapeDto } from './dto/post.dto';
import { PostsService } from './posts.service';

@ApiTags('organizations')
@Controller('api/posts')
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly team: TeamService,
  ) {}

  @Get(':id')
  @Permit('organizations.read')
  @ApiOperation({ summary: 'A post with everybody who held it', operationId: 'getPost' })
  @ApiOkResponse({ type: PostHistoryDto })
  history(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PostHistoryDto> {
    return this.team.history(actor, id);
  }

  @Post()
  @Permit('tenures.manage')
  @ApiOperation({ summary: 'Set up a post', operationId: 'createPost' })
  @ApiCreatedResponse({ type: PostDto })
  create(@CurrentActor() actor: Actor, @Body() post: NewPostDto): Promise<PostDto> {
    return this.posts.create(actor, post);
  }

  @Post('order')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'The order of the posts of an organisation, whose version is named',
    operationId: 'orderPosts',
  })
  @ApiOkResponse({ type: PostOrderDto })
  order(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() version: number,
    @Body() order: PostOrderDto,
  ): Promise<PostOrderDto> {
    return this.posts.order(actor, version, order);
  }

  @Put(':id')
  @Permit('tenures.manage')
  @ApiOperation({ summary: 'Change the title, kind or line work of a post', operationId: 'changePost' })
  @ApiOkResponse({ type: PostDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() shape: PostShapeDto,
  ): Promise<PostDto> {
    return this.posts.change(actor, id, version, shape);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Close a post, with the tenures of it', operationId: 'closePost' })
  @ApiOkResponse({ type: PostDto })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() closing: ClosePostDto,
  ): Promise<PostDto> {
    return this.posts.close(actor, id, version, closing);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take the closing of a post back', operationId: 'reopenPost' })
  @ApiOkResponse({ type: PostDto })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<PostDto> {
    return this.posts.reopen(actor, id, version);
  }
}

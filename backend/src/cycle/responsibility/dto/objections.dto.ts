import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ListRowDto } from './list.dto';

const OUTCOMES = ['upheld', 'rejected'] as const;

export class ObjectionParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  objectionId!: string;
}

export class RaiseObjectionDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The item; left out for the list as a whole.' })
  @IsOptional()
  @IsUUID()
  itemId?: string;

  @ApiProperty({ example: '我镇没有规上非公企业，建议改为走访合作社党支部' })
  @IsString()
  @MaxLength(500)
  text!: string;
}

export class AnswerObjectionDto {
  @ApiProperty({ enum: OUTCOMES, example: 'upheld' })
  @IsIn(OUTCOMES)
  outcome!: 'upheld' | 'rejected';

  @ApiProperty({ example: '采纳，将另发修订版' })
  @IsString()
  @MaxLength(500)
  reply!: string;
}

/** An objection to a list or to one of its items, and the reply of the issuing body. */
export class ObjectionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  itemId!: string | null;

  @ApiProperty()
  text!: string;

  @ApiProperty({ example: '林小满' })
  raisedBy!: string;

  @ApiProperty({ format: 'date-time' })
  raisedAt!: string;

  @ApiProperty({ format: 'date', example: '2026-03-09' })
  replyDueOn!: string;

  @ApiProperty({ enum: OUTCOMES, nullable: true, description: 'Null until it is answered.' })
  outcome!: 'upheld' | 'rejected' | null;

  @ApiProperty({ type: String, nullable: true })
  reply!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  answeredAt!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;
}

/** An objection that waits for the reader's reply. */
export class OpenObjectionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  listId!: string;

  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ example: '望舒镇党委书记' })
  postTitle!: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ example: '林小满' })
  raisedBy!: string;

  @ApiProperty({ format: 'date', example: '2026-03-09' })
  replyDueOn!: string;
}

/** What was replied to an objection. */
export class ObjectionReplyDto {
  @ApiProperty({ description: 'The objection.' })
  text!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: 'upheld' | 'rejected';

  @ApiProperty()
  reply!: string;

  @ApiProperty({ format: 'date-time' })
  answeredAt!: string;
}

/** A list to sign for; after an objection, with the newest reply. */
export class ListToReceiveDto extends ListRowDto {
  @ApiProperty({ type: ObjectionReplyDto, nullable: true })
  objection!: ObjectionReplyDto | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DELIVERY_STATES } from '../delivery.repository';
import type { Channel, DeliveryState } from '../delivery.repository';

const CURSOR_LENGTH = 200;
export const CHANNELS = ['in-app', 'email', 'http', 'wecom', 'dingtalk'] as const;

/** Where a page begins and how long it is. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before.', example: 'MjAyNi0xMS0yMyAwMDozMDow' })
  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_LENGTH)
  after?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** Which part of the delivery record. */
export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, example: 'failed' })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;
}

export class NoticeParam {
  @ApiProperty({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsUUID()
  id: string;
}

export class DeliveryParam {
  @ApiProperty({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsUUID()
  id: string;
}

/** A message waits to be sent again. */
export class SentAgainDto {
  @ApiProperty({ enum: DELIVERY_STATES, example: 'queued' })
  state: DeliveryState;
}

/** Something that waits for its reader. */
export class NoticeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The step of the ladder.', example: 'duty-due-soon' })
  kind: string;

  @ApiProperty({ description: '`duty` or `responsibility-list`.', example: 'duty' })
  subjectKind: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ example: '“上党课”还有 5 个工作日到期（11月30日），请按时报送。' })
  zh: string;

  @ApiProperty({ example: '“Party lecture” is due in 5 working days (2026-11-30). Please report in time.' })
  en: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T00:30:02.000Z' })
  at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  readAt: string | null;
}

export class NoticePageDto {
  @ApiProperty({ type: [NoticeDto] })
  items: NoticeDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last.',
    example: null,
  })
  next: string | null;

  @ApiProperty({ description: 'How many are unread; 100 stands for 100 or more.', example: 3 })
  unread: number;
}

export class NoticeReadDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-23T01:12:00.000Z' })
  readAt: string;
}

/** A line of the delivery record: who was to be told, by which way, and whether it arrived. */
export class DeliveryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: CHANNELS, example: 'email' })
  channel: Channel;

  @ApiProperty({ example: '周明远' })
  personName: string;

  @ApiProperty({ enum: DELIVERY_STATES, example: 'sent' })
  state: DeliveryState;

  @ApiProperty({ example: 1 })
  attempts: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T00:30:02.000Z' })
  queuedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-23T00:30:03.000Z' })
  sentAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What went wrong last.', example: null })
  lastFault: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Mail address or mobile number.', example: null })
  address: string | null;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;

  @ApiProperty({ description: 'What was to be told.', example: '“上党课”今天到期，请报送。' })
  zh: string;

  @ApiProperty({ example: '“Party lecture” is due today. Please report.' })
  en: string;

  @ApiProperty({ description: 'How many more matters went out with it.', example: 0 })
  carries: number;
}

export class DeliveryPageDto {
  @ApiProperty({ type: [DeliveryDto] })
  items: DeliveryDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last.',
    example: null,
  })
  next: string | null;
}

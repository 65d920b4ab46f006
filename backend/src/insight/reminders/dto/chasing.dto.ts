import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { DELIVERY_STATES } from '../delivery.repository';
import type { Channel, DeliveryState } from '../delivery.repository';
import { CHANNELS } from './reminders.dto';

const MOST_AT_ONCE = 200;

export class ChaseBody {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The duties to remind of, up to 200.',
    example: ['0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsUUID(undefined, { each: true })
  dutyIds: string[];
}

/** Why one of them was not reminded of. */
export class ChaseRefusalDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;

  @ApiProperty({ example: '为党员上党课' })
  title: string;

  @ApiProperty({ example: '李芳在2026-11-23 09:05已催办过，每 24 小时只催一次。' })
  zh: string;

  @ApiProperty({ example: 'Li Fang reminded of this at 2026-11-23 09:05; once in 24 hours is enough.' })
  en: string;
}

export class ChaseOutcomeDto {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Those that were reminded of.' })
  chased: string[];

  @ApiProperty({ type: [ChaseRefusalDto] })
  refused: ChaseRefusalDto[];
}

export class DutyRemindersParam {
  @ApiProperty({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsUUID()
  id: string;
}

/** Reminders of a duty are put off until a day, and why. */
export class SnoozeBody {
  @ApiProperty({ format: 'date', description: 'The next word is told on this day.', example: '2026-11-27' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  until: string;

  @ApiProperty({ minLength: 2, maxLength: 200, example: '材料已在收集，周五前汇总' })
  @IsString()
  @Length(2, 200)
  reason: string;
}

/** A way by which a message went. */
export class ChaseChannelDto {
  @ApiProperty({ enum: CHANNELS, example: 'in-app' })
  channel: Channel;

  @ApiProperty({ enum: DELIVERY_STATES, example: 'sent' })
  state: DeliveryState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-23T01:05:06.000Z' })
  sentAt: string | null;
}

/** A reminder by hand: who was told, by which ways, and when it was read. */
export class ChaseDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T01:05:00.000Z' })
  at: string;

  @ApiProperty({ type: String, nullable: true, example: '李芳' })
  by: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null until it is told.', example: '周明远' })
  toldName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-23T01:05:05.000Z' })
  toldAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  readAt: string | null;

  @ApiProperty({ type: [ChaseChannelDto] })
  channels: ChaseChannelDto[];
}

export class SnoozeDto {
  @ApiProperty({ format: 'date', example: '2026-11-27' })
  until: string;

  @ApiProperty({ example: '材料已在收集，周五前汇总' })
  reason: string;

  @ApiProperty({ example: '周明远' })
  by: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T01:05:00.000Z' })
  at: string;
}

/** What goes on about reminding of a duty. */
export class DutyRemindersDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;

  @ApiProperty({ type: [ChaseDto], description: 'By hand, newest first; for those who may see deliveries.' })
  chases: ChaseDto[];

  @ApiProperty({ example: true })
  mayRead: boolean;

  @ApiProperty({ example: true })
  mayChase: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'From when it may be reminded of again; null: now.',
    example: null,
  })
  again: string | null;

  @ApiProperty({ type: SnoozeDto, nullable: true })
  snooze: SnoozeDto | null;

  @ApiProperty({ example: false })
  maySnooze: boolean;
}

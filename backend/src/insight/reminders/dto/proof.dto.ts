import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { DELIVERY_STATES } from '../delivery.repository';
import type { Channel, DeliveryState } from '../delivery.repository';
import { CHANNELS } from './reminders.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of a person or of a duty, one of the two, and from which day to which; both count. */
export class ProofQuery {
  @ApiPropertyOptional({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  dutyId?: string;

  @ApiProperty({ format: 'date', example: '2026-11-01' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to: string;
}

export class ProofChannelDto {
  @ApiProperty({ enum: CHANNELS, example: 'email' })
  channel: Channel;

  @ApiProperty({ enum: DELIVERY_STATES, example: 'sent' })
  state: DeliveryState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-23T00:30:03.000Z' })
  sentAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  lastFault: string | null;

  @ApiProperty({ description: 'Whether it went out with others in one message.', example: true })
  digest: boolean;
}

export class ProofLineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '周明远' })
  personName: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;

  @ApiProperty({ example: '“上党课”今天到期，请报送。' })
  zh: string;

  @ApiProperty({ example: '“Party lecture” is due today. Please report.' })
  en: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T00:30:02.000Z' })
  at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  readAt: string | null;

  @ApiProperty({ type: [ProofChannelDto] })
  channels: ProofChannelDto[];
}

export class ProofDto {
  @ApiProperty({ enum: ['person', 'duty'], example: 'person' })
  of: 'person' | 'duty';

  @ApiProperty({ description: 'The name of the person, or the title of the duty.', example: '周明远' })
  name: string;

  @ApiProperty({ format: 'date', example: '2026-11-01' })
  from: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  to: string;

  @ApiProperty({ type: [ProofLineDto] })
  items: ProofLineDto[];

  @ApiProperty({ description: 'Whether there is more than a sheet holds.', example: false })
  more: boolean;
}

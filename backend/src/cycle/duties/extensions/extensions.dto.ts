import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EXTENSION_STATES } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import type { ExtensionState } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';
import { CheckTermDto } from '../checking/check-term.dto';

/** More time that is asked for. */
export class AskExtensionBody {
  @ApiProperty({ example: '2026-11-20', description: 'Later than the date that holds' })
  @IsDay()
  askedFor: string;

  @ApiProperty({ example: '山洪毁路，第三批入户要等道路抢通。', maxLength: 300 })
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  reason: string;
}

/** The answer to a request for more time. */
export class DecideExtensionBody {
  @ApiProperty({ description: 'Granted as asked, or refused' })
  @IsBoolean()
  granted: boolean;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '其他村已办结，请加派人手。',
    description: 'Compulsory when it is refused: whoever asked reads it',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  reason?: string | null;
}

/** A request of a duty in the path. */
export class ExtensionParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  extensionId: string;
}

/** A request for more time, and what was said to it. */
export class ExtensionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: EXTENSION_STATES, enumName: 'ExtensionState' })
  state: ExtensionState;
  @ApiProperty({ example: '2026-11-05', description: 'The date that held when it was asked' })
  dueBefore: string;
  @ApiProperty({ example: '2026-11-20' })
  askedFor: string;
  @ApiProperty()
  reason: string;
  @ApiProperty({ format: 'date-time' })
  askedAt: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  askedBy: string | null;
  @ApiProperty({ example: '云岭县委', description: 'The body whose head or clerk decides' })
  deciderName: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '周明远' })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;
  @ApiProperty({ description: 'Whether the one who asks may answer it now' })
  mayDecide: boolean;
  @ApiProperty({ description: 'Whether the one who asks may take it back' })
  mayWithdraw: boolean;
  @ApiProperty({ example: 1, description: 'What If-Match names' })
  version: number;
}

/** Between which days more time may be asked for. */
export class ExtensionSpanDto {
  @ApiProperty({ example: '2026-11-06' })
  from: string;
  @ApiProperty({ example: '2027-05-04' })
  until: string;
}

/** A duty's requests for more time. */
export class ExtensionsDto {
  @ApiProperty({ type: [ExtensionDto], description: 'The first one asked first' })
  items: ExtensionDto[];
  @ApiProperty({
    type: ExtensionSpanDto,
    nullable: true,
    description: 'Where the one who asks may ask for more time now',
  })
  mayAsk: ExtensionSpanDto | null;
}

/** A request that waits for an answer, with the duty that it is about. */
export class ExtensionToDecideDto extends ExtensionDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;
  @ApiProperty()
  title: string;
  @ApiProperty({ type: String, nullable: true })
  titleEn: string | null;
  @ApiProperty({ example: '望舒镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ type: CheckTermDto, description: 'Until the date that is asked to be moved' })
  waits: CheckTermDto;
}

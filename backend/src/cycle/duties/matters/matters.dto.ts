import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';
import { DutyRowDto } from '../dto/duty.dto';

/** Something that has happened and that an item of one's list waits for. */
export class MatterBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  itemId!: string;

  @ApiProperty({ example: '示例机械厂开办申请', maxLength: 60 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  label!: string;

  @ApiProperty({ example: '2026-11-25', description: 'The day on which it happened.' })
  @IsDay()
  on!: string;
}

/** What is owed because of it. */
export class MatterRegisteredDto {
  @ApiProperty({ type: [DutyRowDto], description: "The item's duties that were made" })
  duties!: DutyRowDto[];
}

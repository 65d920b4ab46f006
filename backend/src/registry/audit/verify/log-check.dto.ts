import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AuditWordsDto } from '../entries/dto/entry.dto';

/** Where a reading of the log goes on. */
export class LogCheckDto {
  @ApiPropertyOptional({ description: 'The `next` of the part before; 0 is the beginning.', example: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  from: number = 0;
}

/** The first thing that is not as it was recorded and signed. */
export class LogFindingDto extends AuditWordsDto {
  @ApiProperty({ example: 'entry-changed' })
  code: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Its place in the log, from 0.', example: 4017 })
  index: number | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  entryId: string | null;
}

/** What reading a part of the log came to. */
export class LogCheckViewDto {
  @ApiProperty({ description: 'The first place that was read.', example: 0 })
  from: number;
  @ApiProperty({ description: 'How far the log has been read: the size of a checkpoint.', example: 4711 })
  to: number;
  @ApiProperty({ description: 'How many checkpoints stand behind this part.', example: 12 })
  checkpoints: number;
  @ApiProperty({ description: 'What the newest checkpoint covers.', example: 4711 })
  signed: number;
  @ApiProperty({ description: 'Entries of the log that no checkpoint covers yet.', example: 3 })
  unsigned: number;
  @ApiProperty({ type: LogFindingDto, nullable: true, description: 'Null: all is as it was signed.' })
  finding: LogFindingDto | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Where to go on; null at the end, or at a finding.',
  })
  next: number | null;
}

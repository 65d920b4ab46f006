import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** What somebody says of a piece of evidence. */
export class DescribeEvidenceBody {
  @ApiProperty({ example: '会议纪要', description: 'A code of the catalogue evidence-kinds' })
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  kindCode: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2026-11-04',
    description: 'The day of the thing itself; null leaves it to what the file says',
  })
  @IsOptional()
  @IsDay()
  happenedOn?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '村委会', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  fromWhom?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '第四季度研究党建一次', maxLength: 120 })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  proves?: string | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, MaxLength, Min, MinLength } from 'class-validator';

/** A file that is to come in pieces. */
export class BeginUploadBody {
  @ApiProperty({ example: '现场视频.mp4' })
  @IsString()
  @MinLength(1)
  @MaxLength(400)
  fileName: string;

  @ApiProperty({ example: 104_857_600, description: 'In bytes' })
  @IsInt()
  @Min(1)
  size: number;

  @ApiPropertyOptional({
    example: '1764489600000',
    description: 'When the file was changed last: the same file again goes on where it stopped',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  modifiedAt?: string;
}

/** How far a file is that comes in pieces. */
export class UploadProgressDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 104_857_600 })
  size: number;
  @ApiProperty({ example: 52_428_800, description: 'Where the next piece begins' })
  received: number;
}

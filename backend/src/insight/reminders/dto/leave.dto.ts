import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsUUID, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class LeaveParam {
  @ApiProperty({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsUUID()
  id: string;
}

/** Somebody is away; both days count. */
export class LeaveBody {
  @ApiProperty({ format: 'uuid', example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01' })
  @IsUUID()
  personId: string;

  @ApiProperty({
    format: 'uuid',
    description: 'Who is told meanwhile.',
    example: '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a02',
  })
  @IsUUID()
  standInId: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  startsOn: string;

  @ApiProperty({ format: 'date', example: '2026-12-11' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  endsOn: string;
}

export class LeaveDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ example: '周明远' })
  personName: string;

  @ApiProperty({ format: 'uuid' })
  organizationId: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;

  @ApiProperty({ format: 'uuid' })
  standInId: string;

  @ApiProperty({ example: '林小满' })
  standInName: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  startsOn: string;

  @ApiProperty({ format: 'date', example: '2026-12-11' })
  endsOn: string;

  @ApiProperty({ example: 1 })
  version: number;
}

export class LeavesDto {
  @ApiProperty({ type: [LeaveDto] })
  items: LeaveDto[];
}

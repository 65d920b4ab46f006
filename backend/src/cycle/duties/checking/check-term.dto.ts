import { ApiProperty } from '@nestjs/swagger';

/** How long something has waited for a look or an answer, and how long it may. */
export class CheckTermDto {
  @ApiProperty({ example: '2026-11-20' })
  since: string;
  @ApiProperty({ example: '2026-12-04' })
  dueOn: string;
  @ApiProperty({ enum: ['ok', 'soon', 'overdue'], enumName: 'CheckLight' })
  light: 'ok' | 'soon' | 'overdue';
  @ApiProperty({ example: 4, description: 'Left when positive, over when negative' })
  workingDays: number;
}

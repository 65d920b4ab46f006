import { ApiProperty } from '@nestjs/swagger';

const DEVICE_KINDS = ['computer', 'phone', 'tablet', 'other'] as const;

/** A device in both languages. */
export class DeviceWordsView {
  @ApiProperty({ example: 'Windows 电脑 · Edge' }) zh: string;
  @ApiProperty({ example: 'Windows computer · Edge' }) en: string;
}

/** Where I am signed in. */
export class OwnSessionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: DEVICE_KINDS }) kind: (typeof DEVICE_KINDS)[number];
  @ApiProperty({ type: DeviceWordsView }) device: DeviceWordsView;
  @ApiProperty({ type: String, nullable: true, example: '10.8.0.21' }) address: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) begunAt: string;
  @ApiProperty({ type: String, format: 'date-time', description: '精确到分钟' }) lastUsedAt: string;
  @ApiProperty({ description: '就是现在用的这台' }) present: boolean;
}

/** Everywhere I am signed in. */
export class OwnSessionsDto {
  @ApiProperty({ type: [OwnSessionView] }) items: OwnSessionView[];
}

/** How many were ended. */
export class EndedSessionsView {
  @ApiProperty({ example: 2 }) ended: number;
}

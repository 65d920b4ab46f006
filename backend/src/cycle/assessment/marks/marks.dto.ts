import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { UnitFactView } from '../rounds/assessments.dto';
import { SentenceView } from '../schemes/schemes.dto';

export class ScorersBody {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMaxSize(30)
  @IsUUID(undefined, { each: true })
  personIds: string[];
}

export class MarkBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organizationId: string;
  @ApiProperty({ example: 'panel' }) @IsString() @Length(1, 200) key: string;
  @ApiProperty({ example: '2.5' }) @IsString() @MaxLength(20) points: string;
  @ApiProperty({ example: '成果可查', description: 'Compulsory' }) @IsString() @MaxLength(500) reason: string;
}

export class OwnMarkView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'panel' }) key: string;
  @ApiProperty({ example: '2.5' }) points: string;
  @ApiProperty() reason: string;
}

export class MarkAskedView extends SentenceView {
  @ApiProperty({ example: 'panel' }) key: string;
  @ApiProperty({ example: '3', description: 'The most that may be given' }) full: string;
  @ApiProperty({ description: 'The indicator that it counts for' }) indicator: SentenceView;
}

/** A unit on a scorer's sheet: what is known of it beside the marks that this scorer gave, and nobody else's. */
export class MarkedUnitView {
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty() organizationName: string;
  @ApiProperty() groupName: string;
  @ApiProperty({ type: [OwnMarkView] }) marks: OwnMarkView[];
  @ApiProperty({ type: [UnitFactView] }) facts: UnitFactView[];
}

export class MarkSheetView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt: string | null;
  @ApiProperty({ description: 'Whether marks may be given now' }) open: boolean;
  @ApiProperty({ type: [MarkAskedView] }) asked: MarkAskedView[];
  @ApiProperty({ type: [MarkedUnitView] }) units: MarkedUnitView[];
}

export class WaitingSheetView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ example: '2026-06-30' }) asOf: string;
}

export class WaitingSheetsView {
  @ApiProperty({ type: [WaitingSheetView] }) items: WaitingSheetView[];
}

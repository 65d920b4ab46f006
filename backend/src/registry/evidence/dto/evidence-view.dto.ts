import { ApiProperty } from '@nestjs/swagger';
import type { HappenedOnSource } from '@zeren/domain/registry/evidence/evidence-facts';
import { SIGN_KINDS } from '@zeren/domain/registry/evidence/evidence-signs';
import type { SignKind } from '@zeren/domain/registry/evidence/evidence-signs';

/** Something to look at, never a verdict. */
export class EvidenceSignDto {
  @ApiProperty({ enum: SIGN_KINDS, enumName: 'EvidenceSignKind' })
  kind: SignKind;
  @ApiProperty({
    example: '与清溪村党总支2026年10月8日上传的一张照片很像。同一场活动会这样，请看一眼是不是。',
  })
  zh: string;
  @ApiProperty({ example: 'It looks much like a picture that 清溪村党总支 uploaded on 2026-10-08.' })
  en: string;
}

/** A piece of evidence as people see it; its bytes are handed out only through the subject it belongs to. */
export class EvidenceViewDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '11月党建例会.jpg' })
  fileName: string;
  @ApiProperty({ example: 'image/jpeg', description: 'What the bytes are, whatever the name says' })
  mediaType: string;
  @ApiProperty({ example: 482133 })
  size: number;
  @ApiProperty({ format: 'date-time' })
  uploadedAt: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  uploadedBy: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Who was on leave, where it was uploaded in their stead',
  })
  inSteadOf: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the photo was taken, as its own data says',
  })
  capturedAt: string | null;
  @ApiProperty({ example: '3f2a…', description: 'SHA-256 of the bytes, in hex' })
  sha256: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-10-08T02:11:00.000Z',
    description: 'When the same bytes were first uploaded by this organisation; null when they are new',
  })
  firstUploadedAt: string | null;
  @ApiProperty({ example: '会议纪要', description: 'A code of the catalogue evidence-kinds' })
  kindCode: string;
  @ApiProperty({ example: '会议纪要' })
  kindZh: string;
  @ApiProperty({ example: 'Minutes' })
  kindEn: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-11-04',
    description: 'The day of the thing itself; null when neither the file nor anybody says it',
  })
  happenedOn: string | null;
  @ApiProperty({
    enum: ['person', 'photo', 'document'],
    enumName: 'HappenedOnSource',
    nullable: true,
    description: 'Who says of which day it is',
  })
  happenedOnSource: HappenedOnSource | null;
  @ApiProperty({ type: String, nullable: true, example: '村委会', description: 'From whom it comes' })
  fromWhom: string | null;
  @ApiProperty({ type: String, nullable: true, example: '第四季度研究党建一次' })
  proves: string | null;
  @ApiProperty({ example: 1, description: 'What If-Match names when it is described' })
  version: number;
  @ApiProperty({ type: [EvidenceSignDto], description: 'What a job noticed, and what the period says' })
  signs: EvidenceSignDto[];
  @ApiProperty({ description: 'Whether a job still looks into it' })
  inspecting: boolean;
  @ApiProperty({ description: 'Whether a small picture of it can be had' })
  hasThumbnail: boolean;
  @ApiProperty({ description: 'Whether its text and tables can be had' })
  hasPreview: boolean;
}

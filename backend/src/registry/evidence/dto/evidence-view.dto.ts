import { ApiProperty } from '@nestjs/swagger';

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
}

import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { EvidenceViewDto } from '../../../registry/evidence';

/** What a file that somebody is about to send is made of. */
export class SameBytesBody {
  @ApiProperty({
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    description: 'SHA-256 in hexadecimal, computed in the browser',
  })
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

export class ReusedEvidenceDto {
  @ApiProperty({
    type: EvidenceViewDto,
    nullable: true,
    description: 'What was linked; null where the file is to be sent',
  })
  evidence: EvidenceViewDto | null;
}

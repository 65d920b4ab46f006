import { ApiProperty } from '@nestjs/swagger';

const KINDS = ['installation', 'county', 'city', 'province'] as const;

/** A district of this installation. */
export class DistrictView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: (typeof KINDS)[number];
  @ApiProperty({ example: '云岭县' }) nameZh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' }) nameEn: string | null;
}

/** All districts, the installation's own last. */
export class DistrictsView {
  @ApiProperty({ type: [DistrictView] }) items: DistrictView[];
}

import { ApiProperty } from '@nestjs/swagger';
import { TARGET_ROLES } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { TargetRole } from '@zeren/domain/cycle/duties/directives/directive-states';
import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import { DUTY_STATES } from '@zeren/domain/cycle/duties/duty-states';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import { DutySentenceDto } from '../../dto/duty.dto';

/** How a unit that works on the same directive stands: its light and nothing of what it reported. */
export class PartnerStandingDto {
  @ApiProperty({ enum: LIGHTS, enumName: 'DutyLight' })
  light: Light;
  @ApiProperty({ type: DutySentenceDto })
  lightReason: DutySentenceDto;
  @ApiProperty({ example: -2 })
  workingDays: number;
  @ApiProperty({ enum: DUTY_STATES, enumName: 'DutyState' })
  state: DutyState;
}

/** A unit that works on the same directive. */
export class DirectivePartnerDto {
  @ApiProperty({ enum: TARGET_ROLES, enumName: 'TargetRole' })
  role: TargetRole;
  @ApiProperty({ example: '半山乡党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ type: String, nullable: true, example: '许知远' })
  holderName: string | null;
  @ApiProperty({ type: PartnerStandingDto, nullable: true, description: 'Shown to a lead unit' })
  standing: PartnerStandingDto | null;
}

export class DirectivePartnersDto {
  @ApiProperty({
    type: [DirectivePartnerDto],
    description: 'Lead units first; of a duty that comes from no directive, none',
  })
  items: DirectivePartnerDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { ListToReceiveDto, OpenObjectionDto } from '../../responsibility';
import { WaitingDutiesDto } from '../checking/checking.dto';
import { ExtensionToDecideDto } from '../extensions/extensions.dto';
import { DutyRowDto } from './duty.dto';

/** 待办: what somebody has to do now. */
export class DutyTodoDto {
  @ApiProperty({ type: [DutyRowDto], description: 'Red and double red, longest overdue first' })
  overdue: DutyRowDto[];
  @ApiProperty({ type: [ListToReceiveDto], description: 'Lists to sign for' })
  toReceive: ListToReceiveDto[];
  @ApiProperty({ type: [OpenObjectionDto], description: 'Objections to lists that wait for a reply' })
  toAnswer: OpenObjectionDto[];
  @ApiProperty({ type: [DutyRowDto], description: 'Reports that came back' })
  returned: DutyRowDto[];
  @ApiProperty({
    type: [DutyRowDto],
    description: 'Five working days left or fewer; past due within a grace after an election',
  })
  soon: DutyRowDto[];
  @ApiProperty({ type: WaitingDutiesDto, description: 'Reports below that wait for a verification act' })
  toVerify: WaitingDutiesDto;
  @ApiProperty({ type: WaitingDutiesDto, description: 'Verified ones drawn for a second look' })
  toLookAgain: WaitingDutiesDto;
  @ApiProperty({
    type: [ExtensionToDecideDto],
    description: 'Requests for more time that wait for an answer, the nearest date first',
  })
  toDecide: ExtensionToDecideDto[];
  @ApiProperty({ example: 9, description: 'How many more of this year are owed that need no hand yet' })
  openCount: number;
  @ApiProperty({
    example: 6,
    description: 'Roughly how many minutes it takes, without what waits for a look',
  })
  minutes: number;
  @ApiProperty({ type: DutyRowDto, nullable: true, description: 'The first of those that need no hand yet' })
  nextDue: DutyRowDto | null;
}

/** How much waits under another post of the one who asks. */
export class PostElsewhereDto {
  @ApiProperty({ format: 'uuid' })
  tenureId: string;
  @ApiProperty({
    example: 4,
    description: 'Duties that press and lists to sign for; from 100 on not counted',
  })
  waiting: number;
}

export class TodoElsewhereDto {
  @ApiProperty({ type: [PostElsewhereDto] })
  items: PostElsewhereDto[];
}

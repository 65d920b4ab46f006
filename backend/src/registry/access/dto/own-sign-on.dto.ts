import { ApiProperty } from '@nestjs/swagger';
import { SignOnNamesView } from '../../identity';

/** Whether my account is linked to the provider. */
export class OwnSignOnView {
  @ApiProperty({ type: SignOnNamesView, nullable: true, description: 'null：没有接入' })
  names: SignOnNamesView | null;
  @ApiProperty({ type: String, nullable: true, example: '3F2A-771', description: '已关联的编号' })
  subject: string | null;
}

/** Where the browser goes to link the account. */
export class SignOnDepartureView {
  @ApiProperty({ format: 'uri' }) url: string;
}

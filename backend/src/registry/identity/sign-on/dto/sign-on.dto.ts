import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What the provider is called. */
export class SignOnNamesView {
  @ApiProperty({ example: '政务统一身份认证' }) zh: string;
  @ApiProperty({ example: 'Government single sign-on' }) en: string;
}

/** How one may sign in besides user name and password. */
export class SignInWaysView {
  @ApiProperty({ type: SignOnNamesView, nullable: true }) signOn: SignOnNamesView | null;
}

/** Where the person wanted to go. */
export class SignOnBeginQuery {
  @ApiProperty({ required: false, example: '/duties' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  return?: string;
}

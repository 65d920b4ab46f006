import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** A code of a second factor, or a recovery code. */
export class CodeDto {
  @ApiProperty({ example: '492039' })
  @IsString()
  @Length(1, 40)
  code: string;
}

/** Signing in is half done: a code is due. */
export class SecondStepView {
  @ApiProperty({ enum: ['totp'] }) next: 'totp';
  @ApiProperty({ description: '是否已绑定手机；没有的先绑定' }) enrolled: boolean;
}

/** What an authenticator app is told. */
export class TotpInvitationView {
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', description: 'Base32' }) secret: string;
  @ApiProperty({ example: 'otpauth://totp/Zeren:wangshu.shuji?secret=JBSWY3DPEHPK3PXP&issuer=Zeren' })
  uri: string;
}

/** How one's own second factor stands. */
export class SecondFactorView {
  @ApiProperty() on: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty({ example: 10 }) recoveryCodesLeft: number;
  @ApiProperty({ description: '管理员必须使用，不能关闭' }) compulsory: boolean;
}

/** New recovery codes. */
export class RecoveryCodesView {
  @ApiProperty({
    type: [String],
    nullable: true,
    example: ['k7mp-q2rw-9tzb'],
    description: '只显示这一次；重复提交时为 null，需要时请重新生成',
  })
  codes: string[] | null;
}

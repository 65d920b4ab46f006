import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

const LOCALES = ['zh-CN', 'en'] as const;
const STEP_UP_METHODS = ['password', 'code', 'provider'] as const;
const ADMINISTRATORS = ['system', 'security', 'audit'] as const;

/** User name and password. Lengths only bound the work: what is wrong is never said more exactly than "wrong". */
export class SignInDto {
  @ApiProperty({ example: 'wangshu.shuji' })
  @IsString()
  @Length(1, 100)
  username: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @Length(1, 200)
  password: string;
}

/** The present password and the one that follows it. */
export class PasswordChangeDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(200)
  current: string;

  @ApiProperty({ format: 'password', description: '至少 10 位，大小写字母、数字、符号中至少三种' })
  @IsString()
  @MaxLength(200)
  next: string;
}

/** What somebody who is signed in gives to confirm that it is them; which, says `stepUpBy` of the session. */
export class StepUpDto {
  @ApiProperty({ format: 'password', required: false })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  password?: string;

  @ApiProperty({ required: false, example: '492039' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  code?: string;
}

/** The tenure to act under from now on. */
export class ActingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  tenureId: string;
}

/** The district that an administrator works in from now on. */
export class WorkingDistrictDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  districtId: string;
}

/** The language of the account. */
export class LocaleDto {
  @ApiProperty({ enum: LOCALES })
  @IsIn(LOCALES)
  locale: (typeof LOCALES)[number];
}

/** A post that the signed-in person holds now. */
export class TenureView {
  @ApiProperty({ format: 'uuid' }) tenureId: string;
  @ApiProperty({ example: '任职' }) kind: string;
  @ApiProperty({ format: 'uuid' }) postId: string;
  @ApiProperty({ example: '望舒镇党委书记' }) postTitle: string;
  @ApiProperty({ example: '乡镇党委书记' }) postKind: string;
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty({ example: '中共望舒镇委员会' }) organizationName: string;
  @ApiProperty({ type: String, nullable: true, example: 'Wangshu Township Party Committee' })
  organizationNameEn: string | null;
}

/** The person behind an account. */
export class SessionPersonView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '林清和' }) name: string;
}

/** The district somebody works in. */
export class SessionDistrictView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '云岭县' }) nameZh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' }) nameEn: string | null;
}

/** An organisation over whose subtree something holds. */
export class ReachView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '望舒镇党委' }) nameZh: string;
}

/** Who is signed in, as whom they act, and what they may do now. */
export class SessionView {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: 'wangshu.shuji' }) username: string;
  @ApiProperty({ enum: LOCALES }) locale: (typeof LOCALES)[number];
  @ApiProperty({ type: SessionPersonView, nullable: true }) person: SessionPersonView | null;
  @ApiProperty({ enum: ADMINISTRATORS, nullable: true }) administrator:
    (typeof ADMINISTRATORS)[number] | null;
  @ApiProperty({ type: SessionDistrictView }) district: SessionDistrictView;
  @ApiProperty({ type: TenureView, nullable: true }) acting: TenureView | null;
  @ApiProperty({ type: [TenureView] }) tenures: TenureView[];
  @ApiProperty({ type: [ReachView], description: '现在看到的范围；多于一处时是合并视图' }) reach: ReachView[];
  @ApiProperty({ type: [String], example: ['duties.read'] }) permissions: string[];
  @ApiProperty({ description: '须先改密码，其他页面才能打开' }) passwordChangeDue: boolean;
  @ApiProperty({
    enum: ['one-time', 'expired'],
    nullable: true,
    description: '为什么要改：一次性密码，或已到期',
  })
  passwordDue: 'one-time' | 'expired' | null;
  @ApiProperty({ enum: STEP_UP_METHODS, description: '重要操作前凭什么确认本人' })
  stepUpBy: (typeof STEP_UP_METHODS)[number];
  @ApiProperty({ format: 'date', example: '2026-11-23' }) today: string;
  @ApiProperty({ example: 2026 }) year: number;
}

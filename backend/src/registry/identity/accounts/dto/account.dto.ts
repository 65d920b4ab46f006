import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';

const ADMINISTRATORS = ['system', 'security', 'audit'] as const;
type AdministratorKind = (typeof ADMINISTRATORS)[number];

/** Which part of the list of accounts. */
export class AccountPageQuery {
  @ApiProperty({ required: false, description: '上一页的 next' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** A new account: of a person or of an administrator. */
export class NewAccountDto {
  @ApiProperty({ example: 'wangshu.shuji' })
  @IsString()
  @Length(2, 40)
  username: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @ApiProperty({ enum: ADMINISTRATORS, nullable: true, required: false })
  @IsOptional()
  @IsIn(ADMINISTRATORS)
  administrator?: AdministratorKind | null;
}

/** An account as the system administrator sees it. */
export class AccountView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'wangshu.shuji' }) username: string;
  @ApiProperty({ enum: ['waiting', 'active', 'disabled'], description: 'waiting：待另一位管理员核准' })
  state: 'waiting' | 'active' | 'disabled';
  @ApiProperty({ type: String, nullable: true, example: '林清和' }) personName: string | null;
  @ApiProperty({ example: '云岭县' }) districtName: string;
  @ApiProperty({ enum: ADMINISTRATORS, nullable: true }) administrator: AdministratorKind | null;
  @ApiProperty({ description: '一次性密码尚未改' }) mustChangePassword: boolean;
  @ApiProperty({ description: '登录要输手机验证码' }) hasSecondFactor: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSignedInAt: string | null;
  @ApiProperty({ example: 1 }) version: number;
}

/** An account whose one-time password was just made. */
export class OpenedAccountView extends AccountView {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Kx7m-Pq2R-w9Tz-4bNc',
    description: '只显示这一次；重复提交时为 null，需要时请重置密码',
  })
  oneTimePassword: string | null;
}

/** A page of accounts. */
export class AccountPageDto {
  @ApiProperty({ type: [AccountView] }) items: AccountView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** Administrators' accounts; there are a handful. */
export class AdministratorAccountsDto {
  @ApiProperty({ type: [AccountView] }) items: AccountView[];
}

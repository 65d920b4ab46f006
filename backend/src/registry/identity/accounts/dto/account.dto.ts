import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { SignOnNamesView } from '../../sign-on/dto/sign-on.dto';

const ADMINISTRATORS = ['system', 'security', 'audit'] as const;
type AdministratorKind = (typeof ADMINISTRATORS)[number];
const STATES = ['waiting', 'active', 'disabled'] as const;
type AccountState = (typeof STATES)[number];
const OWNERS = ['person', 'administrator', 'left'] as const;

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

  @ApiProperty({ required: false, description: '用户名或姓名，拼音、首字母也行' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;

  @ApiProperty({ required: false, enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: AccountState;

  @ApiProperty({ required: false, enum: OWNERS, description: 'left：现无在任职务的人' })
  @IsOptional()
  @IsIn(OWNERS)
  owner?: (typeof OWNERS)[number];
}

/** People to open accounts for, by words. */
export class PeopleQuery {
  @ApiProperty({ example: '林清和', description: '姓名、单位，拼音、首字母也行' })
  @IsString()
  @Length(1, 60)
  q: string;
}

/** Who the account is at the provider; null takes the link off. */
export class ExternalSubjectDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '3F2A-771',
    description: '统一身份里不会改给别人的编号',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subject: string | null;
}

/** Another user name. */
export class UsernameDto {
  @ApiProperty({ example: 'qinghe.shuji' })
  @IsString()
  @Length(2, 40)
  username: string;
}

/** Who uses an administrator's account. */
export class KeeperDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;
}

/** A new account: somebody's own, or an administrator's that they use. */
export class NewAccountDto {
  @ApiProperty({ example: 'wangshu.shuji' })
  @IsString()
  @Length(2, 40)
  username: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false, description: '给谁使用' })
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
  @ApiProperty({ type: String, nullable: true, example: '林清和', description: '管理员账号由谁使用' })
  keeperName: string | null;
  @ApiProperty({ example: '云岭县' }) districtName: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' }) districtNameEn: string | null;
  @ApiProperty({ enum: ADMINISTRATORS, nullable: true }) administrator: AdministratorKind | null;
  @ApiProperty({ description: '一次性密码尚未改' }) mustChangePassword: boolean;
  @ApiProperty({ description: '登录要输手机验证码' }) hasSecondFactor: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSignedInAt: string | null;
  @ApiProperty({ type: [String], example: ['中共望舒镇委员会 党委书记'], description: '现任职务' })
  posts: string[];
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '现无在任职务时，最后一个职务的末日',
  })
  leftOn: string | null;
  @ApiProperty({ example: 1 }) version: number;
}

/** One account with what its page shows beside the list. */
export class AccountDetailView extends AccountView {
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time' }) passwordChangedAt: string;
  @ApiProperty({ example: 2, description: '正在登录的设备数' }) sessions: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '连续输错，锁定到' })
  lockedUntil: string | null;
  @ApiProperty({ type: SignOnNamesView, nullable: true, description: '接入的统一身份认证；null：没有接入' })
  signOn: SignOnNamesView | null;
  @ApiProperty({ type: String, nullable: true, description: '关联的统一身份编号' })
  externalSubject: string | null;
}

/** Somebody of the district, and the account they have. */
export class FoundPersonView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '林清和' }) name: string;
  @ApiProperty({ type: [String], example: ['中共望舒镇委员会 党委书记'] }) posts: string[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) accountId: string | null;
  @ApiProperty({ type: String, nullable: true }) username: string | null;
  @ApiProperty({ example: 'linqinghe', description: '可用的用户名' }) suggestion: string;
}

/** People found by words. */
export class FoundPeopleDto {
  @ApiProperty({ type: [FoundPersonView] }) items: FoundPersonView[];
}

/** How many sessions ended. */
export class EndedAccountSessionsView {
  @ApiProperty({ example: 2 }) ended: number;
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

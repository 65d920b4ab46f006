import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Note } from '../../tenures/dto/fields';
import { TenureDto } from '../../tenures/dto/tenure.dto';

/** Which people: by name, pinyin or initials; the page after a cursor. */
export class PeopleQuery {
  @ApiPropertyOptional({ example: '林小满' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  q?: string;

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @ApiPropertyOptional({ default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class PersonPostDto {
  @ApiProperty({ example: '党委书记' })
  title!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '林小满' })
  name!: string;

  @ApiProperty({ example: 'R-0012' })
  code!: string;

  @ApiProperty({ type: [PersonPostDto], description: 'Posts in sight that are held today.' })
  posts!: PersonPostDto[];
}

export class PeoplePageDto {
  @ApiProperty({ type: [PersonDto] })
  items!: PersonDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Give it as `after` for the next page; null at the end.',
  })
  next!: string | null;

  @ApiProperty({ description: 'Whether the caller may enter, change and merge people.' })
  mayManage!: boolean;
}

/** How a person is reached. */
export class ContactDto {
  @ApiProperty({ type: String, nullable: true, example: 'linxiaoman@yunling.example' })
  email!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '13800001111' })
  mobile!: string | null;
}

/** The contact that somebody keeps of themselves. */
export class ContactBody {
  @Note({ maxLength: 200, example: 'linxiaoman@yunling.example' })
  email: string | null = null;

  @Note({ maxLength: 20, example: '13800001111' })
  mobile: string | null = null;
}

/** A person as entered. */
export class PersonBody extends ContactBody {
  @ApiProperty({ example: '许知远', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  name!: string;

  @ApiPropertyOptional({ description: 'Somebody else than those of the same name who are entered already.' })
  @IsOptional()
  @IsBoolean()
  isSomebodyElse: boolean = false;
}

/** The entry of the same person that goes. */
export class MergePeopleBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  otherId!: string;

  @ApiProperty({ example: 1, description: 'The version of it that was seen.' })
  @IsInt()
  @Min(1)
  otherVersion!: number;
}

/** A person with what they have held through the years. */
export class PersonDetailDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'R-0012' })
  code!: string;

  @ApiProperty({ example: '林小满' })
  name!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ type: ContactDto, nullable: true, description: 'Null for who may not see it.' })
  contact!: ContactDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'linxiaoman',
    description: 'Of an account in use; null for none, and for who may not know.',
  })
  username!: string | null;

  @ApiProperty({ type: [TenureDto], description: 'Those in sight, newest first.' })
  tenures!: TenureDto[];

  @ApiProperty({ description: 'Whether the caller may change and merge this entry.' })
  mayManage!: boolean;

  @ApiProperty({ description: 'Whether it is the caller, who keeps their own contact.' })
  isSelf!: boolean;
}

import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** A day that exists, as 'yyyy-MM-dd'. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/), IsISO8601({ strict: true }));

/** Words that may be left out: without spaces around them; nothing typed is none. */
export const Note = ({
  maxLength = 200,
  example,
}: { maxLength?: number; example?: string } = {}): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, maxLength, ...(example ? { example } : {}) }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value)),
    IsOptional(),
    IsString(),
    MaxLength(maxLength),
  );

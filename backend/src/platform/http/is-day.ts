import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';
import type { ValidationOptions } from 'class-validator';

/** A day that exists, written 'yyyy-MM-dd'. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/, options), IsISO8601({ strict: true }, options));

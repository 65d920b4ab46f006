import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** A day that exists, written 'yyyy-MM-dd'. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/), IsISO8601({ strict: true }));

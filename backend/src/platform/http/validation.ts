import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { Refused } from '../refused';

/** Checks every DTO: unknown fields are refused, each fault names its field. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => flatten(error, ''));
      return new Refused(platformRefusals['request.invalid']({ field: faults[0]?.field }), faults);
    },
  });
}

function flatten(error: ValidationError, prefix: string): Refusal[] {
  const field = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((constraint) => ({
    code: 'request.invalid',
    status: 400 as const,
    zh: `“${field}”没有填对，请检查格式和长度。`,
    en: constraint,
    field,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

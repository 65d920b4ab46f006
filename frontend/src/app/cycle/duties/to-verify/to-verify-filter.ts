import type { ParamMap } from '@angular/router';

/** What the list of what waits is narrowed to; kept in the address, so that a link or the back button shows the same. */
export interface ToVerifyFilter {
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly domain: readonly string[];
  /** 必核, 抽核, or 备案 that came back and was reported again. */
  readonly checkingClass: string | null;
  readonly text: string | null;
}

export function readToVerify(params: ParamMap): ToVerifyFilter {
  return {
    organizationId: params.get('organizationId'),
    organizationName: params.get('organizationName'),
    domain: (params.get('domain') ?? '').split(',').filter((part) => part !== ''),
    checkingClass: params.get('checkingClass'),
    text: params.get('text'),
  };
}

/** The same as query parameters; null takes one away. */
export function writeToVerify(part: Partial<ToVerifyFilter>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, string | readonly string[] | null]) => [
      name,
      (typeof value === 'string' ? value.trim() : value?.join(',')) || null,
    ]),
  );
}

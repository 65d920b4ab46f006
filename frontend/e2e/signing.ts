// What journeys of signed papers share: the API asked past what a page would offer, and the step-up before a signature.
import type { Page } from 'playwright-core';

export interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly [field: string]: unknown };
}

/** Asks the API in the page's own session: with a body it is a POST, with a version that one is expected. */
export function ask(page: Page, address: string, post?: unknown, version?: number): Promise<Answer> {
  return page.evaluate(
    async ([url, body, seen]) => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const headers = {
        'x-xsrf-token': decodeURIComponent(token),
        'idempotency-key': Math.random().toString(36).slice(2).padEnd(16, '0'),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(seen ? { 'if-match': `"${seen}"` } : {}),
      };
      const answer = await fetch(
        url,
        body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
      );
      return { status: answer.status, body: (await answer.json()) as Answer['body'] };
    },
    [address, post, version] as const,
  );
}

/** Whoever signs says again who they are; without it nothing is signed. */
export async function stepUp(page: Page, password: string): Promise<void> {
  const proof = page.locator('#step-up-proof');
  await proof.fill(password);
  await page.keyboard.press('Enter');
  await proof.waitFor({ state: 'detached' });
}

import { HttpContext, HttpContextToken } from '@angular/common/http';

/** The key under which the server remembers a POST, so that sending it twice does it once. */
export const IDEMPOTENCY_KEY = new HttpContextToken<string | null>(() => null);

/**
 * One thing a person does, however often it has to be sent. Keep one Act per form: it gives the same key while the
 * same content is retried, and a new one once the content has changed or the act is done.
 */
export class Act {
  private sent: { readonly content: string; readonly key: string } | undefined;

  context(content: unknown): HttpContext {
    const text = JSON.stringify(content) ?? '';
    if (this.sent?.content !== text) this.sent = { content: text, key: newKey() };
    return new HttpContext().set(IDEMPOTENCY_KEY, this.sent.key);
  }

  done(): void {
    this.sent = undefined;
  }
}

/** A random key; `crypto.randomUUID` exists on secure pages only, and a county may begin on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

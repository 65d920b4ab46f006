/**
 * JSON in one form: names in the order of their code units, nothing between the parts (RFC 8785). Amounts are texts, so no
 * number ever depends on how a machine writes it.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part: unknown) => canonicalText(part ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonicalText(part)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

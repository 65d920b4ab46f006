/** Why a process ends whose work a newer one does already: nobody waits for its end. */
export const REPLACED = 'replaced';
/** A little more than the slowest request may take. */
export const REPLACED_DEADLINE = 130_000;

/** What the parent says to a process that it has replaced. */
export const RETIRE = { retire: true } as const;

export function isRetirement(message: unknown): boolean {
  return (message as Partial<typeof RETIRE> | null)?.retire === true;
}

/** Wording without marks and spaces, so that a comma more makes no other item. */
export function plainWording(text: string): string {
  return text.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, '');
}

/** The runs of three signs of a text, each with how often it stands there; short texts are one run. */
export function trigramsOf(text: string): ReadonlyMap<string, number> {
  const signs = [...plainWording(text)];
  const runs = new Map<string, number>();
  const last = Math.max(1, signs.length - 2);
  for (let at = 0; at < last; at += 1) {
    const run = signs.slice(at, at + 3).join('');
    if (run) runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

/** How alike two texts are: twice their shared runs over all their runs (Dice), 0 to 1. */
export function trigramSimilarity(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): number {
  let shared = 0;
  let all = 0;
  for (const [run, times] of one) {
    shared += Math.min(times, other.get(run) ?? 0);
    all += times;
  }
  for (const times of other.values()) all += times;
  return all === 0 ? 0 : (2 * shared) / all;
}

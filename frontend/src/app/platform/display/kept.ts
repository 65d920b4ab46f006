type KeptName = 'locale' | 'size' | 'theme' | 'year';

/** Remembers a preference of this browser; where storage is switched off, it lasts for the page only. */
export function keep(name: KeptName, value: string): void {
  try {
    localStorage.setItem(`zeren.${name}`, value);
  } catch {
    // Private windows refuse storage: the preference is a comfort, not a fact.
  }
}

export function recall(name: KeptName): string | null {
  try {
    return localStorage.getItem(`zeren.${name}`);
  } catch {
    return null;
  }
}

/** What is said of a duty because somebody acted on it, once: no step of its ladder, and never left out for a later one. */
export const ACT_STEPS = [
  /** To whoever decides one level up: more time (延期) is asked for. */
  'duty-extension-asked',
  'duty-extended',
  'duty-extension-refused',
  /** What was reported came back, or was found to be so. */
  'duty-sent-back',
  'duty-confirmed',
] as const;

export type ActStep = (typeof ACT_STEPS)[number];

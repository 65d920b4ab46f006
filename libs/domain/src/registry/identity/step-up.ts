/**
 * For how long somebody who has just confirmed that it is them need not do so again. Long enough to sign a handful of
 * agreements in a row, short enough that a desk left alone signs nothing.
 */
export const STEP_UP_MINUTES = 5;

/** A promised number: up to six digits before the point and six behind it. */
export const QUANTITY = /^\d{1,6}(?:\.\d{1,6})?$/;

/** A weight: 0 to 100, with up to six digits behind the point. */
export const WEIGHT = /^(?:100(?:\.0{1,6})?|\d{1,2}(?:\.\d{1,6})?)$/;

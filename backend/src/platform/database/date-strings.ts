import { types } from 'pg';

const DATE = 1082;

/** Makes pg hand out `date` columns as 'yyyy-MM-dd' strings instead of local midnights. Called once at start. */
export function readDatesAsStrings(): void {
  types.setTypeParser(DATE, (text) => text);
}

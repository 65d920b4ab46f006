import { convertToParamMap } from '@angular/router';
import { readFilter, toQuery, writeFilter } from './duty-filter';

const read = (params: Record<string, string>, holder = false) =>
  readFilter(convertToParamMap(params), holder);

describe('the filter of the duty list', () => {
  it('comes back from the address as it went in', () => {
    const filter = read({
      mine: '1',
      light: 'overdue,severe',
      organizationId: 'o1',
      organizationName: '青禾镇',
    });
    const written = Object.entries(writeFilter(filter)).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    );
    expect(read(Object.fromEntries(written))).toEqual(filter);
  });

  it('begins with what presses; an officeholder sees their own first', () => {
    const query = toQuery(read({}, true), 2026, '2026-11-23');
    expect([query.mine, query.light, query.from]).toEqual([true, ['severe', 'overdue', 'soon'], null]);
    expect(toQuery(read({}), 2026, '2026-11-23').mine).toBe(false);
    expect(read({ mine: '0' }, true).mine).toBe(false);
  });

  it('shows every row that a figure counted, when a link names what it counted', () => {
    const query = toQuery(read({ organizationId: 'o1', domain: '农村' }, true), 2026, '2026-11-23');
    expect(query).toEqual({
      mine: false,
      light: [],
      domain: ['农村'],
      organizationId: 'o1',
      itself: false,
      outcome: [],
      postId: null,
      from: null,
      to: null,
      year: 2026,
    });
  });

  it('begins what is ahead today', () => {
    expect(toQuery(read({ view: 'ahead' }), 2026, '2026-11-23').from).toBe('2026-11-23');
  });

  it('takes an emptied condition out of the address, and writes an unticked box down', () => {
    expect(writeFilter({ mine: false, light: [], organizationId: null })).toEqual({
      mine: '0',
      light: null,
      organizationId: null,
    });
  });
});

import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { itemOfRow } from '@zeren/domain/cycle/responsibility/items/read-sheet-row';
import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { CHOICES, row } from '@zeren/domain/cycle/responsibility/items/sheet.spec-kit';
import { aProblem, aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import type { ResponsibilityListView } from '../data/responsibility-views';
import { SheetDraft } from './sheet-draft';

const URL = '/api/responsibility-lists/list-1';
const listOf = (version: number, rows: readonly SheetRow[]) =>
  ({
    id: 'list-1',
    state: 'draft',
    version,
    items: rows.map((one) => ({ id: one.id, ...itemOfRow(one) })),
  }) as unknown as ResponsibilityListView;
const withCells = (one: SheetRow, cells: Partial<SheetRow['cells']>): SheetRow => ({
  ...one,
  cells: { ...one.cells, ...cells },
});

describe('the draft of an item sheet', () => {
  let http: HttpTestingController;
  let draft: SheetDraft;
  const [a, b] = [row('a'), row('b')];

  beforeEach(async () => {
    localStorage.clear();
    http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['responsibility-lists.edit'] }));
    await restoring;
    open();
  });

  const open = () => {
    draft = TestBed.runInInjectionContext(() => new SheetDraft());
    draft.begin(listOf(1, [a, b]), CHOICES);
  };
  const kept = () => Object.keys(localStorage).filter((name) => name.startsWith('zeren.sheet')).length;
  const save = async (): Promise<TestRequest> => {
    void draft.settle();
    await settle();
    return http.expectOne(`${URL}/items`);
  };

  it('sends what was changed under the version that was looked at', async () => {
    draft.change([withCells(a, { weight: '5' }), b]);
    expect(draft.state()).toBe('dirty');
    const request = await save();
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    expect(request.request.body).toMatchObject({ saved: [{ id: 'a', weight: '5' }], removed: [], order: [] });
    request.flush(listOf(2, draft.rows()));
    await settle();
    expect(draft.state()).toBe('saved');
    expect(draft.pending()).toBe(false);
    expect(kept()).toBe(0);
  });

  it('keeps on this computer what could not be sent, and goes on with it later', async () => {
    draft.change([withCells(a, { weight: '5' }), b]);
    (await save()).error(new ProgressEvent('offline'));
    await settle();
    expect(draft.state()).toBe('offline');
    open();
    expect(draft.resumed()).toBe(true);
    expect(draft.rows()[0]!.cells.weight).toBe('5');
    expect((await save()).request.body).toMatchObject({ saved: [{ id: 'a', weight: '5' }] });
  });

  it('keeps a cell that cannot be read as it was typed, though the rest is stored', async () => {
    draft.change([withCells(a, { weight: '五', basis: '县委' }), b]);
    const request = await save();
    expect(request.request.body).toMatchObject({ saved: [{ id: 'a', basis: '县委', weight: null }] });
    request.flush(listOf(2, [withCells(a, { basis: '县委' }), b]));
    await settle();
    expect(draft.rows()[0]!.cells.weight).toBe('五');
    expect(draft.faults().get('a')).toHaveLength(1);
    expect(draft.state()).toBe('saved');
    open();
    expect(draft.rows()[0]!.cells.weight).toBe('五');
  });

  it('asks where two changed the same cell, and takes over the rest', async () => {
    draft.change([withCells(a, { weight: '5' }), b]);
    (await save()).flush(aProblem('request.changed-meanwhile', 412), { status: 412, statusText: '' });
    await settle();
    http.expectOne(URL).flush(listOf(3, [withCells(a, { weight: '7', basis: '县委' }), b]));
    await settle();
    expect(draft.conflicts()).toHaveLength(1);
    expect(draft.rows()[0]!.cells).toMatchObject({ weight: '5', basis: '县委' });
    // Nothing is sent before somebody has chosen.
    await draft.settle();
    http.expectNone(`${URL}/items`);
    draft.choose(draft.conflicts()[0]!, 'mine');
    const request = await save();
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toMatchObject({ saved: [{ id: 'a', weight: '5', basis: '县委' }] });
  });

  it('undoes and redoes, and says why the server would not take something', async () => {
    draft.change([b]);
    draft.undo();
    expect(draft.rows()).toHaveLength(2);
    expect(draft.pending()).toBe(false);
    draft.redo();
    (await save()).flush(aProblem('responsibility-list.not-draft', 422), { status: 422, statusText: '' });
    await settle();
    expect(draft.state()).toBe('refused');
    expect(draft.problem()?.code).toBe('responsibility-list.not-draft');
    expect(kept()).toBe(1);
  });
});

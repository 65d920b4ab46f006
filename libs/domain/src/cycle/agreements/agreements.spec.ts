import type { Outcome } from '../../platform/refusal';
import { checkClauses, clauseInForce, compareClauses } from './agreement-clauses';
import type { AgreementClause } from './agreement-clauses';
import { documentSections } from './agreement-document';
import type { AgreementDocument } from './agreement-document';
import { checkTemplate } from './may-make-agreements';
import { mayAmend, mayCountersign, mayDecline, mayRegisterPaper, maySign } from './may-sign-agreement';
import type { SignableAgreement } from './may-sign-agreement';

const said = (outcome: Outcome<unknown>) => (outcome.ok ? outcome.value : outcome.refusal.code);

const clause = (otherwise: Partial<AgreementClause> = {}): AgreementClause => ({
  factKey: '发展党员.人数',
  label: '全年发展党员',
  target: '12',
  from: '2026-01-01',
  to: '2026-12-31',
  ...otherwise,
});
const TERM = { from: '2026-01-01', to: '2026-12-31' };

describe('clauses', () => {
  it.each([
    ['agreement.clause-key-wrong', { factKey: '发展 党员' }],
    ['agreement.clause-label-wrong', { label: ' ' }],
    ['agreement.clause-target-wrong', { target: '12人' }],
    ['agreement.clause-target-wrong', { target: '1.1234567' }],
    ['agreement.clause-days-turned', { from: '2026-06-01', to: '2026-05-31' }],
    ['agreement.clause-outside-term', { to: '2027-01-01' }],
  ] as const)('are refused as %s', (code, otherwise) => {
    expect(said(checkClauses([clause(otherwise)], TERM))).toBe(code);
  });

  it('may be about one fact twice, on other days', () => {
    const halves = [clause({ to: '2026-06-30' }), clause({ from: '2026-07-01', target: '20' })];
    expect(said(checkClauses(halves, TERM))).toEqual(halves);
    expect(said(checkClauses([clause(), clause({ from: '2026-07-01' })], TERM))).toBe(
      'agreement.clause-twice',
    );
  });

  it('hold on their days, and an addendum from its own first day on', () => {
    const versions = [
      { versionNo: 1, validFrom: '2026-01-01', clauses: [clause()] },
      { versionNo: 2, validFrom: '2026-07-01', clauses: [clause({ target: '20', from: '2026-07-01' })] },
    ];
    const targetOn = (day: string) => clauseInForce(versions, '发展党员.人数', day)?.target ?? null;
    expect(['2025-12-31', '2026-06-30', '2026-07-01', '2027-01-01'].map(targetOn)).toEqual([
      null,
      '12',
      '20',
      null,
    ]);
    expect(clauseInForce(versions, '主题党日.次数', '2026-07-01')).toBeNull();
    // What an addendum leaves out is promised no more.
    const without = [versions[0]!, { ...versions[1]!, clauses: [] }];
    expect(clauseInForce(without, '发展党员.人数', '2026-08-01')).toBeNull();
  });

  it('are compared by what they are about', () => {
    const other = clause({ factKey: '主题党日.次数', label: '主题党日', target: '12' });
    const raised = clause({ target: '20', from: '2026-07-01' });
    expect(compareClauses([clause(), other], [raised, clause({ factKey: '党课.次数' })])).toEqual([
      { kind: 'changed', before: clause(), after: raised },
      { kind: 'added', after: clause({ factKey: '党课.次数' }) },
      { kind: 'removed', before: other },
    ]);
    expect(compareClauses([clause()], [clause()])).toEqual([]);
  });
});

describe('signing', () => {
  const made: SignableAgreement = { state: 'made', digest: 'aa', signedBy: null };
  const signed: SignableAgreement = { state: 'signed', digest: 'aa', signedBy: 'secretary' };
  const secretary = { personId: 'secretary', isResponsible: true, isIssuer: false };
  const leader = { personId: 'leader', isResponsible: false, isIssuer: true };
  const clerk = { personId: 'clerk', isResponsible: false, isIssuer: false };

  it('goes in order: who answers, then the issuer', () => {
    expect(said(maySign(made, 'aa', secretary))).toBe('signed');
    expect(said(mayCountersign(made, 'aa', leader))).toBe('agreement.first-responsible');
    expect(said(mayCountersign(signed, 'aa', leader))).toBe('in-force');
    expect(said(maySign(signed, 'aa', secretary))).toBe('agreement.already-signed');
    expect(said(maySign({ ...signed, state: 'in-force' }, 'aa', secretary))).toBe(
      'agreement.already-in-force',
    );
  });

  it('is for the holders of both posts alone, and not for one person twice', () => {
    expect(said(maySign(made, 'aa', leader))).toBe('agreement.not-responsible');
    expect(said(mayCountersign(signed, 'aa', secretary))).toBe('agreement.not-issuer');
    expect(said(mayCountersign(signed, 'aa', { ...leader, personId: 'secretary' }))).toBe(
      'agreement.same-person',
    );
    expect(said(mayDecline(made, clerk))).toBe('agreement.not-responsible');
    expect(said(mayDecline(signed, secretary))).toBe('agreement.already-signed');
  });

  it('is over the text that was shown', () => {
    expect(said(maySign(made, 'bb', secretary))).toBe('agreement.text-changed');
    expect(said(mayCountersign(signed, 'bb', leader))).toBe('agreement.text-changed');
  });

  it('on paper is entered with a scan, by neither side', () => {
    expect(said(mayRegisterPaper(made, 1, clerk))).toBe('in-force');
    expect(said(mayRegisterPaper(made, 0, clerk))).toBe('agreement.nothing-on-paper');
    expect(said(mayRegisterPaper(made, 1, leader))).toBe('agreement.paper-of-a-side');
    expect(said(mayRegisterPaper(signed, 1, clerk))).toBe('agreement.already-signed');
  });

  it('again after an addendum, one at a time, within the term', () => {
    const inForce = {
      state: 'in-force',
      latest: true,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    } as const;
    expect(said(mayAmend(inForce, '2026-07-01'))).toBe('in-force');
    expect(said(mayAmend({ ...inForce, state: 'made' }, '2026-07-01'))).toBe('agreement.not-in-force');
    expect(said(mayAmend({ ...inForce, latest: false }, '2026-07-01'))).toBe('agreement.addendum-open');
    expect(said(mayAmend(inForce, '2026-01-01'))).toBe('agreement.addendum-day');
    expect(said(mayAmend(inForce, '2027-01-01'))).toBe('agreement.addendum-day');
  });
});

describe('the text', () => {
  const document: AgreementDocument = {
    format: 'zeren-agreement/1',
    id: 'a',
    year: 2026,
    title: '责任书',
    versionNo: 2,
    issuer: { organization: '云岭县委', post: '县委书记' },
    responsible: { organization: '青禾镇党委', post: '乡镇党委书记' },
    validFrom: '2026-07-01',
    validTo: '2026-12-31',
    terms: ['履行第一责任人职责。'],
    list: { id: 'l', versionNo: 1, items: [{ code: 'R01', text: '每季度专题研究党建工作' }] },
    clauses: [clause({ from: '2026-07-01', target: '20' })],
    superiorDocument: null,
    amends: {
      digest: 'dd',
      reason: '党员人数变化',
      changes: [
        { kind: 'changed', before: clause(), after: clause({ from: '2026-07-01', target: '20' }) },
        { kind: 'removed', before: clause({ label: '主题党日' }) },
      ],
    },
  };

  it('is read in the words of a language, with its changes in a table', () => {
    const zh = documentSections(document, 'zh');
    expect(zh.map(({ heading }) => heading)).toEqual([
      '签订双方',
      '责任约定',
      '变更内容',
      '工作目标',
      '责任清单事项',
      '期限',
    ]);
    expect(zh[2]!.table!.rows).toEqual([
      ['全年发展党员', '12（2026年1月1日 至 2026年12月31日）', '20（2026年7月1日 至 2026年12月31日）'],
      ['主题党日', '12（2026年1月1日 至 2026年12月31日）', '（无）'],
    ]);
    expect(documentSections(document, 'en').at(-1)!.paragraphs).toEqual(['2026-07-01 to 2026-12-31.']);
  });

  it('is made of a template that has a title and a term', () => {
    const template = {
      title: ' 责任书 ',
      terms: '一\n\n 二 ',
      validFrom: TERM.from,
      validTo: TERM.to,
      clauses: [],
    };
    expect(said(checkTemplate(template))).toMatchObject({ title: '责任书', terms: ['一', '二'] });
    expect(said(checkTemplate({ ...template, title: ' ' }))).toBe('agreement.title-wrong');
    expect(said(checkTemplate({ ...template, validTo: '2025-12-31' }))).toBe('agreement.term-turned');
    expect(said(checkTemplate({ ...template, terms: '长'.repeat(4001) }))).toBe('agreement.terms-too-long');
  });
});

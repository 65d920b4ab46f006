import { survey } from './oracle-functions';

const n = (key: string) => `n(f, '${key}')`;
const y = (key: string) => `y(f, '${key}')`;
const share = (points: string, done: string, due: string) => `share(${points}, ${done}, ${due})`;
/** Where nothing was due, this part is full by itself. */
const part = (points: string, done: string, due: string) =>
  `coalesce(${share(points, n(done), n(due))}, ${points})`;
const less = (points: string, taken: string) => `less(${points}, ${taken})`;
const missing = (due: string, done: string, each: string) => `greatest(0, ${n(due)} - ${n(done)}) * ${each}`;
const grave = (key: string, light: string, heavy: string, severe: string) =>
  `t(f, '${key}', '轻微') * ${light} + t(f, '${key}', '较重') * ${heavy} + t(f, '${key}', '严重') * ${severe}`;

/** The points of each indicator in SQL, by the wording of the data file; null where there was nothing to measure at all. */
export const ORACLE: Readonly<Record<string, string>> = {
  N01: share('6', n('study.met'), `${n('study.members')} - ${n('study.exempt')}`),
  N02: less('6', `${missing('theme.due', 'theme.held', '0.5')} + 0.3 * ${n('theme.alike')}`),
  N03: `CASE w(f, 'team.level') WHEN '好' THEN 8 WHEN '较好' THEN 6.5 WHEN '一般' THEN 4 ELSE 0 END`,
  N04: `CASE WHEN ${y('weak.relapsed')} THEN 0 WHEN NOT ${y('weak.listed')} THEN 8 WHEN ${y('weak.passed')} THEN 6 ELSE 0 END`,
  N05: less(
    '6',
    `2 * ${n('admission.errors')} + CASE WHEN ${y('admission.none')} AND NOT ${y('admission.explained')} THEN 3 ELSE 0 END`,
  ),
  N06: share('5', n('reserve.have'), `2 * ${n('reserve.villages')}`),
  N07: `coalesce(5.6 * held(0, 1.1, (${n('income.total')} - ${n('income.debt')}) / nullif(${n('income.target')}, 0)), 5.6)
        + ${part('2.4', 'distribution.good', 'distribution.checked')}`,
  N08: `${part('3.2', 'visits.made', 'visits.due')} + ${part('4.8', 'problems.closed', 'problems.found')}`,
  N09: share('7', n('requests.closed'), `${n('requests.received')} - ${n('requests.unreasonable')}`),
  N10: `CASE WHEN ${y('disclosure.false')} THEN 0 ELSE ${less('7', `${n('disclosure.late')} + 0.5 * ${n('disclosure.omitted')}`)} END`,
  N11: less('8', grave('powers.faults', '0.5', '2', '4')),
  N12: `CASE WHEN ${n('decisions.checked')} >= 5 THEN ${share('8', n('decisions.compliant'), n('decisions.checked'))} END`,
  N13: 'quality(f, 3, 2)',
  N14: survey('10', ['villagers'], ['1']),

  C01: share('6', n('home.study_reached'), n('home.study_due')),
  C02: less('4', missing('talks.due', 'talks.held', '1')),
  C03: `CASE WHEN ${n('grid.all')} = 0 THEN NULL
             WHEN ${n('grid.covered')} >= 0.95 * ${n('grid.all')} THEN 10 WHEN ${n('grid.covered')} >= 0.85 * ${n('grid.all')} THEN 8
             WHEN ${n('grid.covered')} >= 0.7 * ${n('grid.all')} THEN 5 ELSE 2 END`,
  C04: share('8', n('property.covered'), n('property.due')),
  C05: `${part('10', 'promises.delivered', 'promises.made')} - 2 * ${n('meetings.missed')}`,
  C06: share('6', n('couriers.managed'), n('couriers.found')),
  C07: `${part('4', 'inservice.active', 'inservice.all')} + ${share('4', n('inservice.rating'), '5')}`,
  C08: `${part('3.6', 'calls.answered', 'calls.received')} + ${part('4.8', 'calls.solved', 'calls.received')}
        + ${part('3.6', 'calls.satisfied', 'calls.revisited')}`,
  C09: `CASE WHEN ${y('aid.false')} THEN 0 ELSE ${less('8', n('aid.omitted'))} END`,
  C10: less('6', `r(f, 'complaints.proven', '一般') + 3 * r(f, 'complaints.proven', '较重')`),
  C11: share('7', n('deliberation.closed'), n('deliberation.agreed')),
  C12: 'quality(f, 3, 2)',
  C13: survey('10', ['young', 'middle', 'elderly'], ['0.3', '0.4', '0.3']),

  J01: share('8', `${n('plan.held')} + ${n('plan.substituted')}`, n('plan.due')),
  J02: `${part('8', 'double.present', 'double.due')} - 0.5 * ${n('double.not_made_up')}`,
  J03: less('10', `${missing('meetings.due', 'meetings.held', '0.5')} + ${n('meetings.unsound')}`),
  J04: less(
    '8',
    `CASE WHEN ${y('election.overdue')} THEN 3 ELSE 0 END + CASE WHEN ${y('staff.lacking')} THEN 2 ELSE 0 END`,
  ),
  J05: share('4', `${n('dues.paid')} + ${n('dues.made_up')}`, n('dues.due')),
  J06: `${part('7', 'project.reached', 'project.promised')} + 0.3 * marks(f, 'project.marks')`,
  J07: `${part('10', 'ratings.mended', 'ratings.bad')} - 0.5 * ${n('ratings.repeated')}`,
  J08: `${part('5', 'base.closed', 'base.raised')} + ${share('3', n('base.rating'), '5')}`,
  J09: less('8', `${n('risk.posts_missed')} + ${n('risk.reminders_missed')}`),
  J10: less('8', `4 * (r(f, 'violations', '隐瞒不报') + r(f, 'violations', '压案不查'))`),
  J11: share('6', n('rules.kept'), n('rules.checked')),
  J12: 'quality(f, 2.4, 1.6)',
  J13: survey('8', ['clients'], ['1']),

  S01: `${part('4', 'moral.sessions', 'moral.sessions_due')} + ${part('6', 'moral.carried', 'moral.decided')}`,
  S02: less('6', missing('lessons.due', 'lessons.given', '2')),
  S03: `CASE w(f, 'branches.level') WHEN '合理' THEN 8 WHEN '基本合理' THEN 6 WHEN '应调未调' THEN 3 END`,
  S04: share('8', n('twoway.done'), n('twoway.planned')),
  S05: share('8', n('mentoring.rated'), n('mentoring.planned')),
  S06: `CASE WHEN ${y('conduct.concealed')} THEN 0
        ELSE ${less('12', `2 * r(f, 'conduct.proven', '一般') + 5 * r(f, 'conduct.proven', '较重')`)} END`,
  S07: `${part('4.8', 'aid.given', 'aid.due')} + ${part('3.2', 'parents.closed', 'parents.received')}`,
  S08: less('12', grave('canteen.faults', '1', '4', '8')),
  S09: less('8', `3 * r(f, 'tutoring', '查实') + 1.5 * r(f, 'tutoring', '主动发现并处理')`),
  S10: share('10', n('rules.brought'), n('rules.due')),
  S11: 'quality(f, 2.4, 1.6)',
  S12: survey('6', ['teachers', 'pupils', 'parents'], ['0.4', '0.3', '0.3']),

  E01: `${part('14', 'prestudy.done', 'prestudy.due')} - 3 * ${n('prestudy.skipped')}`,
  E02: less('10', `2 * ${n('sync.late')}`),
  E03: share('10', n('branches.standard'), n('branches.all')),
  E04: share('10', n('vanguard.done'), n('vanguard.promised')),
  E05: less('8', missing('mood.due', 'mood.done', '2')),
  E06: share('6', n('study.met'), n('study.members')),
  E07: less('14', grave('tender.faults', '1', '4', '8')),
  E08: share('6', n('keyposts.talked'), n('keyposts.due')),
  E09: `8 * ${n('requests.closed')} * ${n('requests.satisfied')} / nullif(${n('requests.received')} * ${n('requests.rated')}, 0)`,
  E10: `CASE WHEN ${y('money.listed')} THEN 2 ELSE 0 END + CASE WHEN ${y('staff.full_time')} THEN 2 ELSE 0 END`,
  E11: 'quality(f, 2.4, 1.6)',
  E12: survey('6', ['frontline', 'managers'], ['0.6', '0.4']),

  F01: `${part('8', 'branches.set_up', 'branches.due')} + ${part('6', 'members.found', 'members.all')}`,
  F02: less('10', `${n('secretary.vacant')} + ${n('secretary.untrue')}`),
  F03: less('12', missing('life.due', 'life.held', '1')),
  F04: share('8', n('workplace.reached'), n('workplace.members')),
  F05: share('10', n('suggestions.adopted'), n('suggestions.target')),
  F06: share('10', n('care.delivered'), n('care.promised')),
  F07: less('8', missing('owners.due', 'owners.held', '2')),
  F08: `CASE WHEN ${y('room')} AND ${y('money')} THEN 8 WHEN ${y('room')} OR ${y('money')} THEN 5 ELSE 2 END`,
  F09: less('8', `4 * r(f, 'law', '党员违法') + 2 * r(f, 'law', '企业失信')`),
  F10: share('6', n('unions.built'), n('unions.due')),
  F11: survey('6', ['employees'], ['1']),

  P01: share('12', n('rules.brought'), n('rules.due')),
  P02: `${part('6', 'branches.sound', 'branches.all')}
        + coalesce(${share('6', n('leaders.double'), `${n('branches.all')} * ${n('leaders.target')}`)}, 6)`,
  P03: `CASE w(f, 'admission.level') WHEN '达标' THEN 8 WHEN '有培养对象' THEN 5 WHEN '无' THEN 2 END`,
  P04: `${part('4', 'study.met', 'study.members')} + ${part('4', 'talks.held', 'talks.due')}`,
  P05: less('14', `2 * r(f, 'conduct.proven', '一般') + 6 * r(f, 'conduct.proven', '较重')`),
  P06: `${part('10', 'complaints.closed', 'complaints.received')} - 0.5 * ${n('complaints.repeated')}`,
  P07: less('14', `${n('funds.unexplained')} + 5 * ${n('funds.violations')}`),
  P08: share('6', n('rotation.done'), n('rotation.due')),
  P09: 'quality(f, 3.6, 2.4)',
  P10: survey('10', ['clients'], ['1']),

  O01: `${part('10', 'branches.set_up', 'branches.due')} + ${part('6', 'joint.working', 'joint.all')}`,
  O02: `CASE WHEN ${y('charter')} THEN 5 ELSE 0 END + CASE WHEN ${y('vetted')} THEN 5 ELSE 0 END`,
  O03: less('14', missing('life.due', 'life.held', '1')),
  O04: less('10', missing('guidance.due', 'guidance.held', '2.5')),
  O05: `${part('9', 'benefit.confirmed', 'benefit.sampled')} + 0.3 * marks(f, 'service.marks')`,
  O06: less('12', grave('fees.faults', '1', '4', '8')),
  O07: less('8', `2 * r(f, 'matters', '漏报') + r(f, 'matters', '迟报')`),
  O08: share('8', n('instructor.present'), n('instructor.due')),
  O09: survey('10', ['members'], ['1']),

  T01: `${part('10', 'items.assigned', 'items.all')} - 0.5 * ${n('warnings.open')}`,
  T02: less('10', `${missing('sessions.due', 'sessions.held', '1')} + 0.5 * ${n('sessions.undecided')}`),
  T03: `${part('4', 'visits.made', 'visits.due')} + ${part('6', 'problems.closed', 'problems.found')}`,
  T04: less('8', missing('lectures.due', 'lectures.given', '2')),
  T05: `least(CASE WHEN ${n('subordinates.lowest')} < 60 THEN 16 ELSE 20 END,
        20 * (0.4 * ${n('subordinates.rural')} + 0.2 * ${n('subordinates.community')} + 0.15 * ${n('subordinates.enterprise')}
              + 0.15 * ${n('subordinates.school')} + 0.1 * ${n('subordinates.social')}) / 100)`,
  T06: `quality(f, 7.2, 4.8) - 2 * ${n('orders.grave_overdue')}`,
  T07: share('8', n('problems.self'), `0.8 * (${n('problems.self')} + ${n('problems.superior')})`),
  T08: `8 * (0.7 + 0.15 * coalesce((growth - avg(growth) OVER g) / nullif(stddev_pop(growth) OVER g, 0), 0))`,
  T09: survey('8', ['committee', 'delegates'], ['0.6', '0.4']),
  T10: survey('6', ['public'], ['1']),
};

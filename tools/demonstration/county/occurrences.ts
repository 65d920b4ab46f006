/** Something that starts a deadline, at an organisation by code or for everybody. */
export interface CountyOccurrence {
  readonly kind: string;
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly organizationCode?: string;
}

const term = (label: string, startsOn: string, endsOn: string): CountyOccurrence => ({
  kind: '学期',
  label,
  startsOn,
  endsOn,
});
const holiday = (label: string, startsOn: string, endsOn: string): CountyOccurrence => ({
  kind: '节',
  label,
  startsOn,
  endsOn,
});
const at = (
  organizationCode: string | undefined,
  kind: string,
  label: string,
  startsOn: string,
): CountyOccurrence => ({
  kind,
  label,
  startsOn,
  endsOn: null,
  ...(organizationCode ? { organizationCode } : {}),
});

/** The county's register: school terms of 2025 to 2027, holidays of 2026 by name, and what happened this year. */
export const OCCURRENCES: readonly CountyOccurrence[] = [
  term('2025年春季学期', '2025-02-17', '2025-07-04'),
  term('2025年秋季学期', '2025-09-01', '2026-01-30'),
  term('2026年春季学期', '2026-03-02', '2026-07-03'),
  term('2026年秋季学期', '2026-09-01', '2027-01-29'),
  term('2027年春季学期', '2027-03-01', '2027-07-02'),
  term('2027年秋季学期', '2027-09-01', '2028-01-21'),
  holiday('元旦', '2026-01-01', '2026-01-03'),
  holiday('春节', '2026-02-15', '2026-02-23'),
  holiday('清明节', '2026-04-04', '2026-04-06'),
  holiday('劳动节', '2026-05-01', '2026-05-05'),
  holiday('端午节', '2026-06-19', '2026-06-21'),
  holiday('中秋节', '2026-09-25', '2026-09-27'),
  holiday('国庆节', '2026-10-01', '2026-10-07'),
  at(undefined, '会议', '2025年度民主生活会', '2026-01-22'),
  at('YL', '任职', '云上村新任书记', '2026-11-18'),
  at('YL-01-C1', '事项', '清溪村灌渠改造', '2026-09-14'),
  at('YL-03-C1', '事项', '萤火村林地流转', '2026-10-19'),
  at('YL-03-C1', '表决', '萤火村林地流转', '2026-10-26'),
  at('YL-04-S1', '事项', '松涛社区加装电梯', '2026-11-09'),
  at('YL-03', '收件', '青禾镇第四季度发展党员材料', '2026-10-12'),
  at('YL-09', '收件', '拾穗镇第四季度发展党员材料', '2026-11-02'),
  at('YL-04', '新增', '鹿鸣商圈新增企业', '2026-08-03'),
  at('YL-07', '新增', '知春楼宇新增企业', '2026-09-21'),
  at('YL-04', '调整', '鹿鸣街道网格调整', '2026-05-06'),
  at('YL-GZ-01', '启动', '云岭新城供水工程', '2026-10-08'),
  at('YL-SG-01', '换届', '义工联合会换届', '2026-12-28'),
  at('YL-SG-02', '年检', '物流行业协会年检', '2026-05-29'),
];

import type { LocaleCode } from '../../../platform/i18n/locale';
import type { Words } from '../../../platform/i18n/words';
import type { DutyRow } from '../data/duty-views';

/** What the duty is about; an item that was never translated stays Chinese. */
export function dutyTitle(duty: Pick<DutyRow, 'title' | 'titleEn'>, locale: LocaleCode): string {
  return (locale === 'en' ? duty.titleEn : null) ?? duty.title;
}

/** The word beside the light: 已报未核, or 已备案 where nobody will check; nothing while it is simply owed. */
export function stateWord(duty: Pick<DutyRow, 'state' | 'checkingClass'>, t: Words): string {
  if (duty.state === 'reported' && duty.checkingClass === '备案') return t('duties.state.recorded');
  return duty.state === 'owed' ? '' : t(`duties.state.${duty.state}`);
}

/** Working days belong to the light only while something is still to be done; a settled duty shows the word alone. */
export function lightDays(duty: Pick<DutyRow, 'state' | 'workingDays'>): number | null {
  return duty.state === 'owed' || duty.state === 'returned' ? duty.workingDays : null;
}

/** The one act that a duty asks for: 填表 where it asks for a table, else 报一句话, 重新报送 after it was sent back, 更正 once it is reported. */
export function actWord(duty: Pick<DutyRow, 'state' | 'asksTable'>, t: Words): string {
  if (duty.asksTable) return t(duty.state === 'returned' ? 'duties.act.fillAgain' : 'duties.act.fill');
  if (duty.state === 'returned') return t('duties.act.reportAgain');
  return t(duty.state === 'owed' ? 'duties.act.report' : 'duties.act.correct');
}

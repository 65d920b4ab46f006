import type { Words } from '../../../platform/i18n/words';
import type { ResponsibilityListRow } from '../data/responsibility-views';

/** 林小满（望舒镇党委书记）代签: who signed for a list, and as what where it was not the post's own holder. */
export function signerWords({ receivedBy }: Pick<ResponsibilityListRow, 'receivedBy'>, t: Words): string {
  if (!receivedBy) return '';
  const { personName, postTitle, tenureKind, forVacancy } = receivedBy;
  if (forVacancy) return t('responsibility.signed.forVacancy', { name: personName, post: postTitle });
  if (tenureKind === '主持工作' || tenureKind === '临时负责人') {
    return t('responsibility.signed.acting', { name: personName, kind: tenureKind });
  }
  return personName;
}

import { defineRefusals } from '../../platform/refusal';

/** Refusals of acts on the official calendar. */
export const calendarRefusals = defineRefusals({
  'calendar.year-past': {
    status: 422,
    zh: '{year} 年已经过去，它的工作日不能再改。',
    en: '{year} is over; its working days cannot be changed any more.',
  },
  'calendar.no-days-off': {
    status: 422,
    zh: '没有放假的日子。请粘贴国务院办公厅放假通知的全文，核对后再公布。',
    en: 'There are no days off. Paste the whole notice of holidays, look it over and publish then.',
  },
  'calendar.wrong-day': {
    status: 422,
    zh: '{day} 不能这样写：放假只写 {year} 年的周一至周五，调休上班只写周六、周日。',
    en: '{day} cannot stand here: days off are weekdays of {year}, worked days are Saturdays or Sundays of it.',
  },
  'calendar.nothing-changed': {
    status: 422,
    zh: '与已公布的工作日相同，没有改动。',
    en: 'This is what is published already; nothing was changed.',
  },
});

import { ACT_STEPS } from './act-steps';
import type { ActStep } from './act-steps';
import type { AgreementStep } from './agreement-ladder';
import { HANDOVER_STEPS } from './handover-ladder';
import type { HandoverStep } from './handover-ladder';
import type { ObjectionStep } from './objection-ladder';
import { isOrderKind, orderSentence } from './order-sentence';
import type { ReminderKind } from './reminder-ladder';
import { chineseDate, inWorkingDays } from './sentence-words';
import type { NoticeParameters, Sentence } from './sentence-words';

/** What the inbox says: the matter, how pressing it is, and what to do. */
export function noticeSentence(kind: string, parameters: NoticeParameters): Sentence {
  let { zh, en } = sentenceOf(kind, parameters);
  const { vacantPost, inSteadOf } = parameters;
  if (vacantPost) {
    zh += `（“${vacantPost}”空缺，由您负责。）`;
    en += ` (The post “${vacantPost}” is vacant, so this falls to you.)`;
  }
  if (inSteadOf) {
    zh += `（${inSteadOf}休假，由您代办。）`;
    en += ` (${inSteadOf} is on leave and you stand in.)`;
  }
  return { zh, en };
}

function sentenceOf(kind: string, parameters: NoticeParameters): Sentence {
  if (kind === 'new-device') return newDeviceSentence(parameters);
  if (isOrderKind(kind)) return orderSentence(kind, parameters);
  if (kind.startsWith('objection-')) return objectionSentence(kind as ObjectionStep, parameters);
  if (kind.startsWith('accountability-')) return matterSentence(parameters);
  if (kind.startsWith('agreement-')) return agreementSentence(kind as AgreementStep, parameters);
  const act = ACT_STEPS.find((each) => each === kind);
  if (act) return actSentence(act, parameters);
  if (kind.startsWith('duty-')) return dutySentence(kind as ReminderKind, parameters);
  const step = HANDOVER_STEPS.find((each) => each === kind);
  return step ? handoverSentence(step, parameters) : listSentence(kind, parameters);
}

function newDeviceSentence({ title = '', titleEn, at = '' }: NoticeParameters): Sentence {
  const local = new Date(Date.parse(at) + 8 * 3600_000).toISOString();
  const [day, time] = [local.slice(0, 10), local.slice(11, 16)];
  return {
    zh: `${chineseDate(day)} ${time}，您的账号在新的设备上登录：${title}。不是您本人的话，请马上退出那台设备，并修改密码。`,
    en: `Your account was signed in on a new device at ${day} ${time}: ${titleEn ?? title}. If it was not you, sign that device out at once and change your password.`,
  };
}

function handoverSentence(
  kind: HandoverStep,
  { title = '', dueOn, workingDays }: NoticeParameters,
): Sentence {
  const left = workingDays ?? 0;
  const due = { zh: chineseDate(dueOn), en: dueOn ?? '' };
  const late = {
    zh: left === 0 ? '已过期限' : `已逾期 ${-left} 个工作日`,
    en: `overdue by ${inWorkingDays(-left)}`,
  };
  if (kind === 'handover-absent') {
    return {
      zh: `“${title}”的交接${late.zh}。请督促；本人不能到场的，由您写明原因代为确认。`,
      en: `The handover of “${title}” is ${late.en}. See to it; for somebody absent you confirm and say why.`,
    };
  }
  const gives = kind.startsWith('hand-over');
  const [act, what] = gives ? ['移交', 'Handing over'] : ['接收', 'Taking over'];
  if (kind.endsWith('-opened')) {
    return gives
      ? {
          zh: `“${title}”的交接清单已汇总，请在${due.zh}前核对并确认移交。`,
          en: `The handover list of “${title}” is gathered. Look it through and hand over by ${due.en}.`,
        }
      : {
          zh: `“${title}”的交接清单已移交，请在${due.zh}前核对并确认接收。`,
          en: `“${title}” has been handed over. Look the list through and take over by ${due.en}.`,
        };
  }
  const chased = kind.endsWith('-chased');
  if (dueOn && left < 0) {
    return {
      zh: `${chased ? '组织部门催办：' : ''}“${title}”的${act}${late.zh}，请今天确认。`,
      en: `${chased ? 'A reminder by the clerk: ' : ''}${what} “${title}” is ${late.en}. Please confirm today.`,
    };
  }
  if (chased) {
    return {
      zh: `组织部门催办：“${title}”的${act}请在${due.zh}前确认。`,
      en: `A reminder by the clerk: ${what.toLowerCase()} “${title}” is due by ${due.en}. Please confirm.`,
    };
  }
  return {
    zh: `“${title}”的${act}${left === 0 ? '今天到期' : `还有 ${left} 个工作日到期（${due.zh}）`}，请核对清单并确认。`,
    en: `${what} “${title}” is due ${left === 0 ? 'today' : `in ${inWorkingDays(left)} (${due.en})`}. Look the list through and confirm.`,
  };
}

function agreementSentence(
  kind: AgreementStep,
  { title = '', dueOn, workingDays, bearer, reason }: NoticeParameters,
): Sentence {
  const left = workingDays ?? 0;
  if (kind === 'agreement-declined') {
    return {
      zh: `${title}未获同意，请修改后重新发出。${reason ? `原因：${reason}。` : ''}`,
      en: `${title} was declined. Revise it and send it out again.${reason ? ` Why: ${reason}.` : ''}`,
    };
  }
  if (kind === 'agreement-above') {
    return {
      zh: `${title}等${bearer ?? ''}签，已过期限 ${-left} 个工作日，请督促。`,
      en: `${title} waits for ${bearer ?? ''} and is overdue by ${inWorkingDays(-left)}. See to it.`,
    };
  }
  const signs = kind.startsWith('agreement-sign-');
  const [act, what] = signs ? ['签订', 'sign'] : ['会签', 'counter-sign'];
  if (dueOn && left < 0) {
    return {
      zh: `${title}已过${act}期限 ${-left} 个工作日，请今天签。`,
      en: `${title} should have been signed ${inWorkingDays(-left)} ago. Please ${what} it today.`,
    };
  }
  return {
    zh: `${title}待您${act}，请在${chineseDate(dueOn)}前签。`,
    en: `${title} is for you to ${what}, by ${dueOn ?? ''}.`,
  };
}

/** Of accountability: that something waits, and no word of whom or what. */
function matterSentence({ dueOn, workingDays }: NoticeParameters): Sentence {
  const left = workingDays ?? 0;
  const [zh, en] = ['有一项问责事项等您办理', 'A matter of accountability waits for you'];
  return dueOn && left < 0
    ? {
        zh: `${zh}，已逾期 ${-left} 个工作日，请今天办理。`,
        en: `${en} and is overdue by ${inWorkingDays(-left)}. Please see to it today.`,
      }
    : {
        zh: `${zh}，请在${chineseDate(dueOn)}前办理。`,
        en: `${en}, until ${dueOn ?? ''}. Please see to it.`,
      };
}

/** Somebody has acted: what it means for the reader, and what to do. */
function actSentence(
  kind: ActStep,
  { title = '', titleEn, dueOn, bearer, reason }: NoticeParameters,
): Sentence {
  const english = titleEn ?? title;
  const due = { zh: chineseDate(dueOn), en: dueOn ?? '' };
  const why = { zh: reason ? `原因：${reason}。` : '', en: reason ? ` Why: ${reason}.` : '' };
  switch (kind) {
    case 'duty-extension-asked':
      return {
        zh: `${bearer ?? ''}申请“${title}”延期（现期限${due.zh}），请在期限前答复。`,
        en: `${bearer ?? ''} asks for more time for “${english}” (due ${due.en}). Please answer before then.`,
      };
    case 'duty-extended':
      return {
        zh: `“${title}”已同意延期，请在${due.zh}前报送。`,
        en: `More time was granted for “${english}”. Please report by ${due.en}.`,
      };
    case 'duty-extension-refused':
      return {
        zh: `“${title}”没有同意延期，仍请在${due.zh}前报送。${why.zh}`,
        en: `No more time was granted for “${english}”; it is still due on ${due.en}.${why.en}`,
      };
    case 'duty-sent-back':
      return {
        zh: `“${title}”的报送被退回，请补正后重新报送。${why.zh}`,
        en: `What you reported on “${english}” came back. Put it right and report again.${why.en}`,
      };
    case 'duty-confirmed':
      return {
        zh: `“${title}”已核实，无需再办。`,
        en: `“${english}” was verified; nothing more is to be done.`,
      };
  }
}

function dutySentence(
  kind: ReminderKind,
  { title = '', titleEn, dueOn, workingDays, bearer }: NoticeParameters,
): Sentence {
  const left = workingDays ?? 0;
  const english = titleEn ?? title;
  const due = { zh: chineseDate(dueOn), en: dueOn ?? '' };
  if (kind === 'duty-overdue-above') {
    return {
      zh: `${bearer ?? ''}的“${title}”已逾期 ${-left} 个工作日，请督促，并问清有什么困难。`,
      en: `“${english}” of ${bearer ?? ''} is overdue by ${inWorkingDays(-left)}. See to it, and ask what stands in the way.`,
    };
  }
  if (kind === 'duty-chased') {
    if (left < 0) {
      return {
        zh: `催办：“${title}”已逾期 ${-left} 个工作日，请今天报送，有困难请写明原因和所需帮助。`,
        en: `A reminder by hand: “${english}” is overdue by ${inWorkingDays(-left)}. Report today; if you cannot, say why and what help you need.`,
      };
    }
    return {
      zh: `催办：“${title}”请在${due.zh}前报送。`,
      en: `A reminder by hand: please report “${english}” by ${due.en}.`,
    };
  }
  if (left < 0 && kind === 'duty-severe') {
    return {
      zh: `“${title}”已严重逾期（${-left} 个工作日），请今天报送，有困难请写明原因和所需帮助。`,
      en: `“${english}” is severely overdue (${inWorkingDays(-left)}). Report today; if you cannot, say why and what help you need.`,
    };
  }
  if (left < 0) {
    return {
      zh: `“${title}”已逾期 ${-left} 个工作日，请今天报送。`,
      en: `“${english}” is overdue by ${inWorkingDays(-left)}. Please report today.`,
    };
  }
  if (left === 0) {
    return { zh: `“${title}”今天到期，请报送。`, en: `“${english}” is due today. Please report.` };
  }
  if (kind === 'duty-opened') {
    return {
      zh: `“${title}”可以办理了，请在${due.zh}前报送。`,
      en: `“${english}” is open now. Please report by ${due.en}.`,
    };
  }
  return {
    zh: `“${title}”还有 ${left} 个工作日到期（${due.zh}），请按时报送。`,
    en: `“${english}” is due in ${inWorkingDays(left)} (${due.en}). Please report in time.`,
  };
}

function objectionSentence(
  kind: ObjectionStep,
  { title = '', year, dueOn, workingDays }: NoticeParameters,
): Sentence {
  const left = workingDays ?? 0;
  const due = { zh: chineseDate(dueOn), en: dueOn ?? '' };
  if (kind === 'objection-answered') {
    return {
      zh: `您对 ${year} 年责任清单的异议已有答复，请看答复，并在${due.zh}前签收。`,
      en: `Your objection to the ${year} responsibility list was answered. Read the reply and sign for the list by ${due.en}.`,
    };
  }
  const whose = {
    zh: `“${title}”对 ${year} 年责任清单的异议`,
    en: `the objection of “${title}” to the ${year} list`,
  };
  if (dueOn && left < 0) {
    return {
      zh: `${whose.zh}已过答复期限 ${-left} 个工作日，请今天答复。`,
      en: `The reply to ${whose.en} is overdue by ${inWorkingDays(-left)}. Please reply today.`,
    };
  }
  if (kind === 'objection-raised') {
    return {
      zh: `“${title}”对 ${year} 年责任清单提出异议，请在${due.zh}前答复。`,
      en: `“${title}” objects to the ${year} responsibility list. Please reply by ${due.en}.`,
    };
  }
  return {
    zh: `${whose.zh}${left === 0 ? '今天到答复期限' : `还有 ${left} 个工作日到答复期限（${due.zh}）`}，请答复。`,
    en: `The reply to ${whose.en} is due ${left === 0 ? 'today' : `in ${inWorkingDays(left)} (${due.en})`}. Please reply.`,
  };
}

function listSentence(kind: string, { year, dueOn, workingDays, bearer }: NoticeParameters): Sentence {
  const left = workingDays ?? null;
  if (kind === 'list-receipt-above') {
    return {
      zh: `${bearer ?? ''}的 ${year} 年责任清单已过签收期限 ${-(left ?? 0)} 个工作日，请督促签收。`,
      en: `The ${year} responsibility list of ${bearer ?? ''} should have been signed for ${inWorkingDays(-(left ?? 0))} ago. See to it.`,
    };
  }
  if (left !== null && left < 0) {
    return {
      zh: `${year} 年责任清单已过签收期限 ${-left} 个工作日，请今天签收。`,
      en: `Your ${year} responsibility list should have been signed for ${inWorkingDays(-left)} ago. Please sign for it today.`,
    };
  }
  if (!dueOn) {
    return {
      zh: `${year} 年责任清单已印发，请签收。`,
      en: `Your ${year} responsibility list has been issued. Please sign for it.`,
    };
  }
  return {
    zh: `${year} 年责任清单已印发，请在${chineseDate(dueOn)}前签收。`,
    en: `Your ${year} responsibility list has been issued. Please sign for it by ${dueOn}.`,
  };
}

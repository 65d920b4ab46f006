import { FINDING_STEPS, ORDER_ACTS, ORDER_RUNGS } from './order-ladder';
import type { FindingStep, OrderAct, OrderRung } from './order-ladder';
import { chineseDate, inWorkingDays } from './sentence-words';
import type { NoticeParameters, Sentence } from './sentence-words';

export const isOrderKind = (kind: string): kind is OrderAct | OrderRung | FindingStep =>
  [...ORDER_ACTS, ...ORDER_RUNGS, ...FINDING_STEPS].some((each) => each === kind);

/** What the inbox says of a finding or a rectification order: the matter, its date, and what to do. */
export function orderSentence(
  kind: OrderAct | OrderRung | FindingStep,
  { title = '', dueOn, workingDays, bearer, reason }: NoticeParameters,
): Sentence {
  const left = workingDays ?? 0;
  const [due, by] = [chineseDate(dueOn), dueOn ?? ''];
  const whose = bearer ?? '';
  const [why, because] = reason ? [`原因：${reason}。`, ` Why: ${reason}.`] : ['', ''];
  const say = (zh: string, en: string): Sentence => ({ zh, en });
  switch (kind) {
    case 'order-issued':
      return say(
        `您有新的整改交办单：${title}，请签收，并在${due}前整改到位。`,
        `A rectification order for you: ${title}. Sign for it, and put it right by ${by}.`,
      );
    case 'order-reopened':
      return say(
        `回头看发现反弹，${title}重新下达，请签收，并在${due}前整改到位。`,
        `A look-back found a relapse: ${title} is issued again. Sign for it, and put it right by ${by}.`,
      );
    case 'order-handed-on':
      return say(
        `组织调整后，${title}由您负责整改，时限${due}。`,
        `After a reorganisation ${title} is yours to put right, by ${by}.`,
      );
    case 'order-plan-asked':
      return say(
        `${whose}报来${title}的整改措施，请审批。`,
        `${whose} submitted the plan for ${title}. Please approve it or send it back.`,
      );
    case 'order-plan-returned':
      return say(
        `${title}的整改措施被退回，请修改后重新报送。${why}`,
        `The plan for ${title} came back. Revise it and submit it again.${because}`,
      );
    case 'order-plan-approved':
      return say(
        `${title}的整改措施已批准，请在${due}前整改到位，报送结果和证据。`,
        `The plan for ${title} was approved. Put it right by ${by}, and submit it with evidence.`,
      );
    case 'order-held':
      return say(
        `${title}已暂停，恢复前不计时。${why}`,
        `${title} is on hold; its clock stands still until it is resumed.${because}`,
      );
    case 'order-resumed':
      return say(
        `${title}已恢复，请在${due}前整改到位。`,
        `${title} was resumed. Please put it right by ${by}.`,
      );
    case 'order-to-verify':
      return say(
        `${whose}报来${title}的整改结果，请核实。`,
        `${whose} submitted what was put right of ${title}. Please verify it.`,
      );
    case 'order-sent-back':
      return say(
        `${title}的整改结果被退回，请继续整改，时限${due}。${why}`,
        `What you submitted on ${title} came back. Go on putting it right, by ${by}.${because}`,
      );
    case 'order-to-close':
      return say(`${title}已核实，请办理销号。`, `${title} was verified. Please close it.`);
    case 'order-closed':
      return say(`${title}已销号，${due}回头看是否反弹。`, `${title} was closed. The look-back is on ${by}.`);
    case 'order-withdrawn':
      return say(
        `${title}已撤销，无需整改。${why}`,
        `${title} was taken back; nothing is to be done.${because}`,
      );
    case 'order-extension-asked':
      return say(
        `${whose}申请${title}延期（现时限${due}），请在时限前答复。`,
        `${whose} asks for more time for ${title} (due ${by}). Please answer before then.`,
      );
    case 'order-extended':
      return say(
        `${title}已同意延期，请在${due}前整改到位。`,
        `More time was granted for ${title}. Please put it right by ${by}.`,
      );
    case 'order-extension-refused':
      return say(
        `${title}没有同意延期，仍请在${due}前整改到位。${why}`,
        `No more time was granted for ${title}; it is still due on ${by}.${because}`,
      );
    case 'order-above':
      return say(
        `${whose}的${title}已逾期 ${-left} 个工作日，请督促，并问清有什么困难。`,
        `${title} of ${whose} is overdue by ${inWorkingDays(-left)}. See to it, and ask what stands in the way.`,
      );
    case 'order-look-back':
    case 'order-look-back-overdue':
      return lookBack(title, left, due, by);
    case 'finding-put':
      return say(
        `发现问题“${title}”，有不同意见的，请在${due}前说明情况。`,
        `A problem was found: “${title}”. Whoever disputes it states the case by ${by}.`,
      );
    case 'finding-answer-due':
      return say(
        `问题“${title}”可以说明情况到${due}，过后将按已查情况认定。`,
        `The case on “${title}” may be stated until ${by}; after that it is decided on what was found.`,
      );
    case 'finding-dispose-due':
    case 'finding-dispose-overdue':
      return disposal(title, left, due, by);
    default:
      return dated(kind, title, left, due, by);
  }
}

/** Of the date by which something is put right. */
function dated(kind: OrderRung, title: string, left: number, due: string, by: string): Sentence {
  if (left < 0) {
    const severe = kind === 'order-severe';
    const days = inWorkingDays(-left);
    return {
      zh: severe
        ? `${title}已严重逾期（${-left} 个工作日），请今天报送整改结果，有困难请写明原因和所需帮助。`
        : `${title}已逾期 ${-left} 个工作日，请今天报送整改结果和证据。`,
      en: severe
        ? `${title} is severely overdue (${days}). Submit today what was put right; if you cannot, say why and what help you need.`
        : `${title} is overdue by ${days}. Submit today what was put right, with evidence.`,
    };
  }
  return {
    zh: `${title}${left === 0 ? '今天到期' : `还有 ${left} 个工作日到期（${due}）`}，请报送整改结果和证据。`,
    en: `${title} is due ${left === 0 ? 'today' : `in ${inWorkingDays(left)} (${by})`}. Submit what was put right, with evidence.`,
  };
}

function lookBack(title: string, left: number, due: string, by: string): Sentence {
  return left < 0
    ? {
        zh: `${title}的回头看已晚 ${-left} 个工作日，请尽快核查是否反弹。`,
        en: `The look-back on ${title} is ${inWorkingDays(-left)} late. Look soon whether it lasts.`,
      }
    : {
        zh: `${title}到了回头看的日期（${due}），请安排核查是否反弹。`,
        en: `The look-back on ${title} is due (${by}). Have somebody look whether it lasts.`,
      };
}

function disposal(title: string, left: number, due: string, by: string): Sentence {
  return left < 0
    ? {
        zh: `问题“${title}”已过处置期限 ${-left} 个工作日，请今天处置。`,
        en: `The disposition of “${title}” is overdue by ${inWorkingDays(-left)}. Please decide today.`,
      }
    : {
        zh: `问题“${title}”已认定，请在${due}前处置：下达交办单、列入明年清单，或写明理由。`,
        en: `“${title}” was confirmed. By ${by} it wants an order, an item of next year’s list, or a reason.`,
      };
}

import { Injectable } from '@nestjs/common';
import { describeExpression, describeRule } from '@zeren/domain/cycle/assessment/explanation/describe-rule';
import type { SchemeNames } from '@zeren/domain/cycle/assessment/explanation/describe-rule';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import { RoomFactsBook } from '../../../platform/facts/room-facts';
import type { SchemeRecord, SchemeRow } from './schemes.repository';
import type { SchemeIndicatorView, SchemeLineView, SchemeRowView, SchemeView } from './schemes.dto';

interface RuleJson {
  readonly code: string;
  readonly rule?: unknown;
  readonly when?: unknown;
  readonly limits?: readonly { readonly when: unknown }[];
}
interface DocumentJson {
  readonly indicators: readonly RuleJson[];
  readonly adjustments?: readonly RuleJson[];
  readonly gradeLimits?: readonly RuleJson[];
}

/** A scheme as people read it: its parts in order, and every rule in words. */
@Injectable()
export class SchemeViews {
  constructor(private readonly rooms: RoomFactsBook) {}

  row(row: SchemeRow): SchemeRowView {
    const { id, organizationId, organizationName, code, versionNo, nameZh, nameEn, state, version } = row;
    return {
      ...{ id, organizationId, organizationName, code, versionNo, nameZh, nameEn, state, version },
      publishedAt: row.publishedAt?.toISOString() ?? null,
    };
  }

  /** Where the values of a fact come from. */
  sourceOf(key: string, kind: string): 'room' | 'sheet' | 'marks' {
    if (kind === 'marks') return 'marks';
    return this.rooms.all().some((fact) => fact.key === key) ? 'room' : 'sheet';
  }

  whole(record: SchemeRecord, mayChange: boolean): SchemeView {
    const { document, digest, ...row } = record;
    const read = readScheme(document);
    const head = { ...this.row({ ...row, digest }), digest, mayChange, document };
    if (!read.ok) return { ...head, ...NOTHING, faults: [...read.faults] };
    const { scheme } = read;
    const json = document as unknown as DocumentJson;
    const names: SchemeNames = {
      facts: new Map(scheme.facts),
      indicators: new Map(scheme.indicators.map(({ code, name }) => [code, name])),
    };
    return {
      ...head,
      ...NOTHING,
      warnings: [...read.warnings],
      total: scheme.total.toString(),
      basisKind: scheme.basis.kind,
      basisDocument: scheme.basis.document ?? null,
      sections: scheme.sections.map(({ code, name }) => ({ code, ...name })),
      indicators: indicatorsOf(scheme, json, names),
      facts: [...scheme.facts].map(([key, { zh, en, kind }]) => ({
        ...{ key, zh, en, kind },
        source: this.sourceOf(key, kind),
      })),
      adjustments: linesOf(scheme, json, names),
      grades: (scheme.grades?.scale ?? []).map(({ code, name, min, quota }) => ({
        ...{ code, ...name },
        min: min?.toString() ?? null,
        quota: quota?.toString() ?? null,
      })),
    };
  }
}

/** In the order in which the document names them; the scheme has them in the order in which they can be scored. */
function indicatorsOf(scheme: Scheme, json: DocumentJson, names: SchemeNames): SchemeIndicatorView[] {
  const known = new Map(scheme.indicators.map((one) => [one.code, one]));
  return json.indicators.map(({ code, rule, limits = [] }) => {
    const { name, points, section, dimension, evidence, rule: read, limits: held } = known.get(code)!;
    return {
      ...{ code, ...name },
      section: section ?? null,
      dimension: dimension ?? null,
      evidence: evidence ?? null,
      points: points.toString(),
      subjective: read.subjective(points).toString(),
      rule: [...describeRule(rule, names)],
      limits: held.map(({ name: limit, atMost, atLeast }, index) => {
        const when = describeExpression(limits[index]!.when, names);
        const most = atMost?.toString() ?? null;
        const bound = most ?? atLeast?.toString() ?? '';
        return {
          zh: `${limit.zh}：${when.zh} 时${most === null ? '不少于' : '最多'} ${bound} 分`,
          en: `${limit.en}: ${most === null ? 'at least' : 'at most'} ${bound} points when ${when.en}`,
        };
      }),
    };
  });
}

function linesOf(scheme: Scheme, json: DocumentJson, names: SchemeNames): SchemeLineView[] {
  const rules = new Map(json.adjustments?.map(({ code, rule }) => [code, rule]));
  const conditions = new Map(json.gradeLimits?.map(({ code, when }) => [code, when]));
  return [
    ...scheme.adjustments.map(({ code, kind, name, inForce }) => ({
      ...{ code, kind, ...name, inForce },
      rule: [...describeRule(rules.get(code), names)],
    })),
    ...scheme.gradeLimits.map(({ code, name, inForce }) => ({
      ...{ code, kind: 'grade-limit', ...name, inForce },
      rule: [describeExpression(conditions.get(code), names)],
    })),
  ];
}

const NOTHING = {
  faults: [],
  warnings: [],
  total: '0',
  basisKind: '示例',
  basisDocument: null,
  sections: [],
  indicators: [],
  facts: [],
  adjustments: [],
  grades: [],
};

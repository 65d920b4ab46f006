import type { EChartsOption } from 'echarts';
import type { TrendView } from '../data/dashboard-views';

/** Colours and face of a drawing, as the theme has them. */
export interface Inks {
  readonly line: string;
  readonly bad: string;
  readonly quiet: string;
  readonly rule: string;
  readonly text: string;
  readonly font: string;
}

type Days = (day: string) => string;

const frame = ({ rule, quiet, font }: Inks, labels: readonly string[]): EChartsOption => ({
  animation: false,
  textStyle: { fontFamily: font, fontSize: 12 },
  grid: { left: 34, right: 92, top: 10, bottom: 22 },
  xAxis: {
    type: 'category',
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: rule } },
    axisLabel: { color: quiet, interval: (index: number) => index === 0 || index === labels.length - 1 },
  },
});

/** The words at the end of a line, in its own colour: no legend to look up. */
const atEnd = (name: string, color: string) => ({
  endLabel: { show: true, color, formatter: ({ value }: { value?: unknown }) => `${name} ${String(value)}%` },
});

/** 按期率: this year as a line, the year before dashed and grey; today is the last point. */
export function rateLines(
  trend: TrendView,
  rate: string | null,
  inks: Inks,
  words: { readonly now: string; readonly before: string },
  days: Days,
): EChartsOption {
  const labels = [...trend.weeks.map(({ monday }) => days(monday)), days(trend.asOf.slice(0, 10))];
  const before = trend.yearBefore.map(({ onTimeRate }) => onTimeRate && Number(onTimeRate));
  return {
    ...frame(inks, labels),
    yAxis: {
      type: 'value',
      scale: true,
      max: 100,
      splitNumber: 3,
      axisLabel: { color: inks.quiet },
      splitLine: { lineStyle: { color: inks.rule } },
    },
    series: [
      {
        type: 'line',
        data: [
          ...trend.weeks.map(({ onTimeRate }) => onTimeRate && Number(onTimeRate)),
          rate && Number(rate),
        ],
        showSymbol: false,
        color: inks.line,
        ...atEnd(words.now, inks.line),
      },
      ...(before.some((value) => value !== null)
        ? [
            {
              type: 'line' as const,
              data: before,
              showSymbol: false,
              color: inks.quiet,
              lineStyle: { type: 'dashed' as const },
              ...atEnd(words.before, inks.quiet),
            },
          ]
        : []),
    ],
  };
}

/** 逾期: one bar a week, today's full and with its figure. */
export function overdueBars(
  trend: TrendView,
  overdue: number,
  inks: Inks,
  now: string,
  days: Days,
): EChartsOption {
  const labels = [...trend.weeks.map(({ monday }) => days(monday)), days(trend.asOf.slice(0, 10))];
  const last = {
    value: overdue,
    itemStyle: { opacity: 1 },
    label: {
      show: true,
      position: 'right' as const,
      color: inks.bad,
      fontWeight: 600 as const,
      formatter: `${now} ${overdue}`,
    },
  };
  return {
    ...frame(inks, labels),
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: inks.quiet },
      splitLine: { lineStyle: { color: inks.rule } },
    },
    series: [
      {
        type: 'bar',
        color: inks.bad,
        barWidth: '62%',
        itemStyle: { opacity: 0.4 },
        data: [...trend.weeks.map(({ overdue: then }) => then), last],
      },
    ],
  };
}

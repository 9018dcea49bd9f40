import type { MetricsText } from "../en/metrics";

export const metrics: MetricsText = {
  titles: {
    requests: "リクエスト",
    errors: "エラー",
    latency: "レイテンシー",
    cpu: "CPU",
    memory: "メモリ",
  },
  ranges: { "1h": "1 時間", "6h": "6 時間", "24h": "24 時間", "7d": "7 日" },
  range: "期間",
  asTable: "表で見る",
  asChart: "グラフで見る",
  noData: "この期間のデータはありません。",
  noErrors: "この期間に数えられたエラーはありません。",
  ms: "ms",
  percent: "%",
  perPeriod: (minutes) => `${minutes} 分ごと`,
  chartOf: (title, latest) => `${title}、最新 ${latest}`,
};

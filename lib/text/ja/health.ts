import type { HealthText } from "../en/health";

export const health: HealthText = {
  states: { ok: "正常", degraded: "機能低下", failed: "障害", none: "データなし" },
  noVersion: "不明",
  uptime: (percent) => `30 日間 ${percent}`,
  feed: {
    title: (service) => `${service}: インシデントとデプロイ`,
    incident: {
      failed: (service) => `${service} で障害が発生`,
      degraded: (service) => `${service} の機能が低下`,
    },
    lasts: "継続しています。",
    ended: (minutes) => `${minutes} 分後に復旧しました。`,
    deploy: {
      waiting: (service) => `${service} のデプロイは待機中`,
      running: (service) => `${service} をデプロイ中`,
      succeeded: (service) => `${service} をデプロイ`,
      failed: (service) => `${service} のデプロイに失敗`,
      cancelled: (service) => `${service} のデプロイをキャンセル`,
    },
    run: (number, by, version) => `実行 ${number} (${by})${version ? `: ${version}` : ""}`,
    elsewhere: (version) => `Slipway の外でデプロイ${version ? `: ${version}` : ""}`,
  },
};

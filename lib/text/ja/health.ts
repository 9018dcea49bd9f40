import type { HealthText } from "../en/health";

const because = (reason?: string) => (reason ? ` ${reason}` : "");

export const health: HealthText = {
  states: { ok: "正常", degraded: "機能低下", failed: "障害", none: "データなし" },
  causes: {
    "no-tasks": ({ desired, reason }) => `${desired} 個のタスクがどれも実行されていません。${because(reason)}`,
    "tasks-missing": ({ running, desired, reason }) =>
      `実行中のタスクは ${desired} 個中 ${running} 個です。${because(reason)}`,
    "failing-targets": ({ healthy, total, reason }) =>
      `正常なターゲットは ${total} 個中 ${healthy} 個です。${because(reason)}`,
    probe: ({ statusCode, reason }) =>
      statusCode === undefined
        ? `エンドポイントから応答がありません (${reason ?? "理由不明"})。`
        : `エンドポイントが ${statusCode} を返しています。`,
    alarm: ({ names }) => `アラーム状態: ${names.join("、")}`,
    "rolled-back": ({ reason }) => `最後のロールアウトは成功しませんでした。${because(reason)}`,
  },
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

import type { GapsText } from "../en/gaps";

export const gaps: GapsText = {
  old: (age) => `${age}前の情報`,
  missing: (part) => `${part}を取得できません`,
  neverRead: "未取得",
  parts: {
    services: "サービス",
    rollouts: "ロールアウト",
    targets: "ロードバランサーのターゲット",
    alarms: "アラーム",
    builds: "ビルド",
    stacks: "スタック",
    traffic: "リクエスト数",
  },
  causes: {
    throttled: (part) => `${part}の取得が AWS に制限されました (throttling)`,
    denied: (part) => `監視に使うロールに、${part}を読む権限がありません`,
    unavailable: (part) => `${part}の取得に AWS が応答しませんでした`,
    "needs-sign-in": (part) => `${part}を読む権限を持つ人がいません。次にサインインした人の権限で取得します`,
  },
  actionDenied: (code, action) => `${action} が ${code} になりました`,
  throttledAction: (action) => `${action} が AWS に制限されました (throttling)`,
  sentence: (cause, next) => (next ? `${cause}。${next}します。` : `${cause}。`),
  nextTry: (left) => `${left}後に再試行`,
  nextTryNow: "いま再試行",
  lastGood: "最後に取得できた内容を表示しています。",
  copyPolicy: "ポリシーをコピー",
  request: (id) => `リクエスト ${id}`,
};

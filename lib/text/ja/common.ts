import type { Text } from "../en";

export const common: Text["common"] = {
  product: "Slipway",
  retry: "再試行",
  cancel: "キャンセル",
  close: "閉じる",
  copy: "コピー",
  copied: "コピーしました",
  copyLink: "リンクをコピー",
  refresh: "再確認",
  deploy: "デプロイ",
  optional: "任意",
  opensElsewhere: "新しいタブで開きます",
  slow: (operation, waited) => `AWS の応答に時間がかかっています: ${operation}、${waited}`,
  none: "–",
  tearDown: "削除…",
  moreOf: (name) => `${name} のその他の操作`,
};

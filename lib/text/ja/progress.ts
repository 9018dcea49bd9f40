import type { Text } from "../en";

export const progress: Text["progress"] = {
  of: {
    waiting: "待機中",
    running: "実行中",
    succeeded: "成功",
    failed: "失敗",
    cancelled: "キャンセル",
  },
  ofService: {
    healthy: "正常",
    degraded: "一部異常",
    failed: "失敗",
    deploying: "デプロイ中",
    draining: "停止処理中",
    stale: "情報が古い",
  },
};

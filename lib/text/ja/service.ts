import type { Text } from "../en";

export const service: Text["service"] = {
  healthy: "正常に応答し、必要なものはすべて動いています。",
  gone: (name) => `このリージョンに ${name} というサービスは今ありません。これまでの実行は下にあります。`,
  open: "開く",
  nowRunning: "稼働中",
  image: "イメージ",
  deployed: "デプロイ",
  by: "担当",
  tasks: "タスク",
  targets: "正常なターゲット",
  cluster: "クラスター",
  outside: "外部で開始",
};

import type { Text } from "../en";

export const step: Text["step"] = {
  names: {
    queue: "待ち行列",
    "check-target": "ターゲット確認",
    "default-vpc": "デフォルト VPC",
    recover: "スタックの復旧",
    "build-stack": "ビルドスタック",
    build: "ビルド",
    image: "イメージ",
    preview: "プレビュー",
    "service-stack": "サービススタック",
    "service-update": "サービス更新",
    rollout: "ロールアウト",
    health: "ヘルスチェック",
    "check-plan": "計画の確認",
    approval: "承認",
    services: "サービス",
    images: "イメージ",
    stacks: "スタック",
    "log-groups": "ロググループ",
    "task-definitions": "タスク定義",
    roles: "ロール",
    clusters: "クラスター",
    vpc: "デフォルト VPC",
    sweep: "最終確認",
  },
};

import type { Text } from "../en";

export const step: Text["step"] = {
  names: {
    "check-target": "ターゲット確認",
    "default-vpc": "デフォルト VPC",
    "build-stack": "ビルドスタック",
    build: "ビルド",
    image: "イメージ",
    preview: "プレビュー",
    "service-stack": "サービススタック",
    rollout: "ロールアウト",
    health: "ヘルスチェック",
  },
};

import type { ResourceText } from "../en/resource";

export const resource: ResourceText = {
  stack: "スタック",
  managed: {
    "load-balancer": "ロードバランサー",
    "load-balancer-security-group": "セキュリティグループ",
    certificate: "証明書",
    listener: "リスナー",
    rule: "ルール",
    "target-group": "ターゲットグループ",
    "scaling-target": "スケーリング対象",
    "scaling-policy": "スケーリングポリシー",
    alarm: "アラーム",
    "service-security-group": "セキュリティグループ",
    "log-group": "ロググループ",
  },
  types: {
    "AWS::ECS::ExpressGatewayService": "Express サービス",
    "AWS::ECR::Repository": "ECR リポジトリ",
    "AWS::CodeBuild::Project": "CodeBuild プロジェクト",
    "AWS::IAM::Role": "IAM ロール",
    "AWS::Logs::LogGroup": "ロググループ",
  },
};

import type { ConfigurationText } from "../en/configuration";

const scalingTargets: Record<string, (target: number) => string> = {
  AVERAGE_CPU: (target) => `平均 CPU ${target} %`,
  AVERAGE_MEMORY: (target) => `平均メモリ ${target} %`,
  REQUEST_COUNT_PER_TARGET: (target) => `タスクあたり毎分 ${target} リクエスト`,
};
const otherTarget = (metric: string) => (target: number) => `${metric} ${target} `;

export const configuration: ConfigurationText = {
  image: "イメージ",
  port: "ポート",
  healthCheckPath: "ヘルスチェックパス",
  size: "CPU、メモリ",
  sizeOf: (cpu, memory) => `${cpu} CPU ユニット、${memory} MiB`,
  architecture: "アーキテクチャ",
  scaling: "タスク数",
  scalingOf: (min, max) => `${min}～${max}`,
  scalingBy: (metric, target) => `${(scalingTargets[metric] ?? otherTarget(metric))(target)}を保つ`,
  command: "コマンド",
  environment: "環境変数",
  secrets: "シークレット",
  none: "なし",
  valuesHidden: "値は表示しません。",
  roles: "ロール",
  executionRole: "実行",
  infrastructureRole: "インフラストラクチャ",
  taskRole: "タスク",
  subnets: "サブネット",
  securityGroups: "セキュリティグループ",
  access: "アクセス",
  accessTypes: { PUBLIC: "インターネット向け", PRIVATE: "内部のみ" },
  created: "作成",
};

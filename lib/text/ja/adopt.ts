import type { MadeBy } from "@/lib/domain/made-by";
import type { AdoptText } from "../en/adopt";

function madeBy(maker: MadeBy): string {
  switch (maker.by) {
    case "slipway":
      return "Slipway";
    case "cdk":
      return `CDK（スタック ${maker.stackName}）`;
    case "cloudformation":
      return `CloudFormation（スタック ${maker.stackName}）`;
    case "terraform":
      return "Terraform（タグによる）";
    case "hand":
      return "スタックなし（CLI、コンソール、または他のツール）";
  }
}

export const adopt: AdoptText = {
  about: "Slipway 以外で作成されたサービスです。変わるのはイメージだけで、テンプレートも他の設定もそのまま残ります。",
  found: "見つかったもの",
  madeByLabel: "作成元",
  madeBy,
  image: "現在のイメージ",
  noImage: "独自のタスク定義で指定",
  stack: "スタック",
  nested: "ネストされたスタック: 変更できるのはルートスタックだけです",
  parameter: "イメージのパラメータ",
  parameters: { image: "イメージを指定", tag: "タグを指定", digest: "ダイジェストを指定" },
  noParameter: "なし: テンプレートがイメージを固定しています",
  unclearParameter: "特定できません: 下で選んでください",
  project: "プロジェクト",
  noProject: "リポジトリにプッシュするものは見つかりませんでした",
  repository: "リポジトリ",
  notRead: (names) => `AWS の権限により${names}を確認できませんでした。`,
  parts: {
    stack: "スタック",
    template: "スタックのテンプレート",
    repository: "イメージのリポジトリ",
    projects: "CodeBuild のプロジェクト",
  },
  whatToShip: "デプロイするもの",
  source: "イメージの取得元",
  sources: { build: "ビルド", registry: "ECR のイメージ", "same-tag": "同じタグ" },
  revision: "ブランチまたはコミット",
  revisionHint: (own) => `空欄の場合は、プロジェクトの設定どおり${own || "デフォルトブランチ"}を使います。`,
  noRevisions: (type) => `プロジェクトのソースは ${type} のため、ブランチはありません。`,
  sameTag: (image) => `前回のロールアウト以降に ${image} としてプッシュされたイメージです。`,
  how: "サービスへの反映方法",
  ways: {
    "change-set": (parameter) => `スタックのパラメータ ${parameter} で反映`,
    "service-update": "サービスに直接、ダイジェストで反映",
    "forced-deployment": "同じタグのまま再デプロイ",
  },
  waysAbout: {
    "change-set":
      "変更セットでこのパラメータだけを設定します。テンプレートと他のパラメータは変わらず、ドリフトも起きません。",
    "service-update": "ビルドまたは選択したイメージそのものを使い、あとで戻すこともできます。",
    "forced-deployment":
      "ECS がタグをもう一度解決します。ドリフトは起きませんが、反映できるのは最後にプッシュされたイメージだけです。",
  },
  drift: (stack) =>
    `${stack} のテンプレートは元のイメージを指定したままなので、サービスとの間にドリフトが生じます。次にそのスタックがコンテナを変更すると、テンプレートのイメージに戻ります。`,
  previewPast: "現在のイメージと新しいイメージを比較",
  noWay: "イメージは独自のタスク定義の中でダイジェストで指定されています。作成元で変更してください。",
  reason: "理由",
};

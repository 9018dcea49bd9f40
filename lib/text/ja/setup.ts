import type { SetupText } from "../en/setup";

export const setup: SetupText = {
  title: "セットアップ",
  about: "デプロイに必要なものを AWS で確認します。確認だけでは何も変更されません。",
  service: "サービス",
  serviceHint: "名前も確認します。使用できるか、自分のものか、削除中のサービスが使っていないか。",
  roles: "テンプレートが決めるロール名",
  rolesHint: "独自のテンプレートでロール名を固定している場合。複数はカンマ区切り。",
  checks: "事前チェック",
  pending: "確認中",
  checkedAt: (ago) => `${ago}に確認`,
  from: {
    "identity-center": "IAM Identity Center で選んだ自分のロールです。",
    "deploy-role": "ターゲットのデプロイロールを、自分の名前で引き受けています。",
    "default-credentials": "認証情報は Slipway を起動した環境(環境変数、AWS プロファイル、ロール)のものです。",
  },
  vpc: {
    create: "デフォルト VPC を作成",
    creating: "開始しています…",
    cheaper: "VPC とサブネット自体に料金はかかりません。",
    dialog: {
      title: "デフォルト VPC を作成しますか?",
      about: (account, region) =>
        `アカウント ${account}、リージョン ${region} に作成します。デフォルト VPC は 1 リージョンに 1 つだけです。`,
      will: "AWS が作成するもの",
      cidr: "アドレス範囲 172.31.0.0/16 の VPC",
      subnets: "各アベイラビリティーゾーンにパブリックサブネットを 1 つ",
      gateway: "インターネットゲートウェイとそのルート、セキュリティグループ、ネットワーク ACL",
      tags: "作成後、削除時に Slipway のものと分かるよう次のタグを付けます:",
    },
  },
};

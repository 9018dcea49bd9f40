import type { AccessText } from "../en-access";

export const setup: AccessText["setup"] = {
  title: "セットアップ",
  about: "デプロイに必要なものを AWS で確認します。確認だけでは何も変更されません。",
  checks: "事前チェック",
  names: {
    identity: "認証情報",
    "default-vpc": "デフォルト VPC",
    stacks: "既存のスタック",
    services: "既存のサービス",
  },
  states: {
    ok: "問題なし",
    attention: "対応が必要",
    blocked: "デプロイ不可",
    unknown: "確認できません",
  },
  ready: "デプロイできます",
  readyAsKnown: "取得できた範囲では準備完了",
  notReady: "準備が必要です",
  pending: "確認中",
  checkedAt: (ago) => `${ago}に確認`,
  unknownPart: "AWS から取得できませんでした。ほかの項目は有効です。",
  identity: {
    whose: (account, region) => `アカウント ${account}、リージョン ${region}、AWS での身元:`,
    from: {
      "identity-center": "IAM Identity Center で選んだ自分のロールです。",
      "deploy-role": "ターゲットのデプロイロールを、自分の名前で引き受けています。",
      "default-credentials": "認証情報は Slipway を起動した環境(環境変数、AWS プロファイル、ロール)のものです。",
    },
  },
  vpc: {
    none: "このリージョンにはデフォルト VPC がありません。ECS Express Mode は、サービスのロードバランサーとタスクをデフォルト VPC に配置します。",
    pending: "AWS が作成中です。サブネットも数秒でそろいます。",
    there: (subnets, zones, least) =>
      `${zones} つのアベイラビリティーゾーンにサブネット ${subnets} 個、空きアドレスは各サブネット ${least} 個以上`,
    making: "作成中",
    reach:
      "サービスにはインターネットからアクセスできる HTTPS URL が付き、各タスクにパブリック IPv4 アドレスが割り当てられます。",
    own: "Slipway が作成",
    tooFewZones: (zones, addresses) =>
      `サービスには、空きアドレスが ${addresses} 個以上あるサブネットが ${zones} つのゾーンに必要です。別のゾーンにデフォルトサブネットを追加してください:`,
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
  stacks: {
    none: "スタックはまだありません。どのスタック名も使用できます。",
    some: (count) => `スタック ${count} 個。デプロイで変更されるのは、そのサービスのスタックだけです。`,
    unhealthy: (names) => `${names} は現在の状態では更新できません。先に削除するか、ロールバックを続行してください。`,
    of: (serviceName) => `${serviceName} 用`,
  },
  services: {
    none: "Express Mode サービスはまだありません。最初のサービスで、以降のサービスが共有するロードバランサーも作成されます。",
    some: (count) => `このリージョンの Express Mode サービス: ${count} 件`,
  },
};

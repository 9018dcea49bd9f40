import type { CliText } from "../en/cli";

export const cli: CliText = {
  title: "CLI で実行する",
  about: "bash などのシェルと AWS CLI で同じことができます。このアカウントの認証情報が必要です。",
  copyAll: "すべてコピー",
  show: "表示",
  hide: "非表示",
  download: "ダウンロード",
  downloadOf: (fileName) => `${fileName} をダウンロード`,
  notYet: "フォームに入力すると、テンプレートとコマンドが表示されます。",
  notWritten: "ここには記載されません",
  does: {
    place: "アカウントとリージョン",
    values: "秘密の可能性がある値: ここで入力し、表示されません",
    "default-vpc": "リージョンのデフォルト VPC",
    "build-stack": "リポジトリとビルドプロジェクトのスタック",
    build: "ビルド (終わるまで待機)",
    image: "イメージ (ダイジェストで指定)",
    "service-stack": "サービスのスタック (新しいタスクが応答するまで待機)",
    endpoint: "応答する URL",
  },
  ofService: {
    place: "アカウントとリージョン",
    look: "ECS から見たサービス",
    follow: "ECS が作成・変更しているもの (進行を追う)",
    log: "タスクの出力",
    "roll-out": "同じイメージをもう一度ロールアウト",
    stop: "進行中のロールアウトを止め、前のバージョンに戻す",
  },
};

import type { Text } from "../en";

export const signIn: Text["signIn"] = {
  title: "サインイン",
  about: "ECS Express Mode サービスをデプロイし、見守り、片付けます。",
  whoTitle: "このマシンのオペレーターとして操作します",
  who: "コンソールに接続できるのはこのマシンのブラウザだけなので、パスワードはありません。",
  whoseTitle: "AWS には Slipway の起動時の認証情報を使用します",
  whose: "アカウント・リージョン・ロールはサインイン後に表示します。認証情報がこのマシンの外に出ることはありません。",
  go: "オペレーターとして続ける",
  going: "サインインしています…",
  failed: "サインインできませんでした",
  failedWayOut: "もう一度お試しください。解消しない場合は、Slipway のログで原因を確認してください。",
  notHere: "サインインできるのはこのマシン上だけです",
  notHereWhy: (host) =>
    `${host} を経由しています。このアドレスに接続できる人はだれでもオペレーターの AWS 権限で操作できてしまうため、拒否しました。`,
  notHereWayOut: (address) =>
    `Slipway を実行しているマシンで ${address} を開いてください。または、次のコマンドでポートを転送し、このマシンで同じアドレスを開いてください:`,
  backTo: "サインイン後の移動先:",
};

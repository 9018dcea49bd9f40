import type { ProblemKindsText } from "../en/problem-kinds";

export const problemKinds: ProblemKindsText = {
  "invalid-input": {
    title: "入力内容に使用できない値があります",
    wayOut: "示された項目を修正して、もう一度送信してください。",
  },
  "not-signed-in": {
    title: "サインインしていません",
    wayOut: "サインインするか、API トークンを送信してください。",
  },
  "not-allowed": {
    title: "許可されていません",
    wayOut: "このコンソールの画面から、または API トークンを付けて送信してください。",
  },
  "needs-role": {
    title: "必要なロールがありません",
    wayOut: "このロールを持つ人に依頼するか、管理者にロールの付与を依頼してください。",
  },
  "too-many-requests": {
    title: "リクエストが多すぎます",
    wayOut: "示された時間を待ってから、もう一度お試しください。",
  },
  "not-found": {
    title: "見つかりません",
    wayOut: "アドレスを確認してください。対象がすでに削除されている可能性があります。",
  },
  "method-not-allowed": {
    title: "このアドレスではそのメソッドを使用できません",
    wayOut: "使用できるものは /api/openapi.json にあります。",
  },
  "run-in-progress": {
    title: "別の実行が進行中です",
    wayOut: "進行を見守るか、キャンセルしてから開始し直してください。",
  },
  "service-locked": {
    title: "このサービスはロックされています",
    wayOut: "サービスのページでロックを解除するか、ロックした人に確認してください。",
  },
  "cannot-be-retried": {
    title: "この実行は再試行できません",
    wayOut: "再試行できるのは、失敗またはキャンセルされたデプロイだけです。新しいデプロイを開始してください。",
  },
  "cannot-roll-back": {
    title: "戻せるバージョンがありません",
    wayOut: "サービスの履歴から別のバージョンを選ぶか、新しくデプロイしてください。",
  },
  "image-gone": {
    title: "イメージがすでに削除されています",
    wayOut: "ECR にイメージが残っているバージョンを選ぶか、そのコミットをもう一度ビルドしてください。",
  },
  "run-ended": { title: "この実行はすでに終了しています", wayOut: "新しいデプロイを開始してください。" },
  "plan-outdated": {
    title: "削除の対象が、確認した計画と異なります",
    wayOut: "何も削除していません。現在の計画を確認してから、もう一度実行してください。",
  },
  "already-decided": {
    title: "すでに決定されています",
    wayOut: "決定の内容と決定した人は、実行のページで確認してください。",
  },
  "own-approval": {
    title: "自分の依頼は承認できません",
    wayOut: "このターゲットの別の管理者に確認を依頼してください。",
  },
  "key-reused": {
    title: "この冪等性キーは別のリクエストで使用されています",
    wayOut: "新しいリクエストには新しいキーを使用してください。",
  },
  "too-large": {
    title: "リクエストが大きすぎます",
    wayOut: "API の説明にある上限以内で送信してください。",
  },
  "not-json": {
    title: "リクエストが JSON ではありません",
    wayOut: "content-type: application/json を付けて送信してください。",
  },
  "other-target": {
    title: "現在の認証情報ではこのターゲットに接続できません",
    wayOut: "使用中の AWS 認証情報のターゲットを指定してください。",
  },
  "not-reached": {
    title: "Slipway はこのターゲットの AWS に接続できません",
    wayOut: "ここに示された項目または AWS 側のロールを修正し、もう一度保存してください。",
  },
  "cannot-be-paused": {
    title: "ここからは一時停止できません",
    wayOut:
      "テンプレートに最小タスク数のパラメータ MinTaskCount を追加するか、スタックを管理している場所で変更してください。",
  },
  "not-paused": {
    title: "このサービスはここで一時停止されたものではありません",
    wayOut: "必要なタスク数を指定してデプロイしてください。",
  },
  "cannot-be-removed": {
    title: "削除できません",
    wayOut: "ここに示された、これを必要としているものを先に変更してください。",
  },
  "beyond-own-role": {
    title: "トークンに作成者を超える権限は付与できません",
    wayOut: "自分のロールとターゲットの範囲内で選ぶか、管理者に作成を依頼してください。",
  },
  "cannot-be-stopped": {
    title: "ここからは停止できません",
    wayOut: "開始した場所、または AWS のコンソールで停止してください。",
  },
  "needs-sign-in": {
    title: "AWS へのサインインが終了しています",
    wayOut: "もう一度サインインしてください。待機中のデプロイは自動的に再開します。",
  },
  "aws-denied": {
    title: "AWS が呼び出しを拒否しました",
    wayOut: "Slipway が使用するロールに、不足しているアクセス許可を追加してください。",
  },
  "aws-credentials": {
    title: "AWS 認証情報がないか、期限が切れています",
    wayOut: "Slipway を実行しているマシンで AWS に再度サインインしてから、再試行してください。",
  },
  "aws-throttled": {
    title: "AWS がリクエストを制限しています",
    wayOut: "数秒待ってから、もう一度お試しください。",
  },
  "aws-unavailable": {
    title: "AWS が応答できませんでした",
    wayOut: "AWS の応答を見る限り、この呼び出しによる変更はありません。1 分後にもう一度お試しください。",
  },
  "aws-rejected": {
    title: "AWS がリクエストを受け付けませんでした",
    wayOut: "AWS のメッセージを確認し、示された箇所を修正してください。",
  },
  "store-unavailable": {
    title: "Slipway のデータベースが応答しません",
    wayOut: "数秒待ってから、もう一度お試しください。進行中のデプロイは、データベースの復旧後に再開します。",
  },
  internal: {
    title: "Slipway でエラーが発生しました",
    wayOut: "もう一度お試しください。解消しない場合は、リクエスト ID を添えて報告してください。",
  },
};

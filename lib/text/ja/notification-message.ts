import type { NotificationMessageText } from "@/lib/text/en/notification-message";

interface About {
  /** The service, else the target. */
  of: string;
  runNumber?: number;
  relapses?: number;
}

const deploy = ({ runNumber, of }: About) =>
  runNumber === undefined ? `${of} のデプロイ` : `${of} のデプロイ ${runNumber}`;
const again = ({ relapses = 0 }: About) => (relapses > 0 ? "再び" : "");

const because = (reason?: string) => (reason ? `（${reason}）` : "");

export const notificationMessage: NotificationMessageText = {
  titles: {
    "deploy-failed": (about) => `${deploy(about)} が失敗しました`,
    "deploy-rolled-back": (about) => `${deploy(about)} が失敗し、元に戻されました`,
    "deploy-waits": (about) => `${deploy(about)} が人の操作を待っています`,
    "deploy-recovered": (about) => `${deploy(about)} が成功しました（前回は失敗）`,
    "deploy-succeeded": (about) => `${deploy(about)} が成功しました`,
    "deploy-cancelled": (about) => `${deploy(about)} が中止されました`,
    "deploy-started": (about) => `${deploy(about)} を始めました`,
    "teardown-waits": (about) => `${about.of} の削除が人の操作を待っています`,
    "teardown-done": (about) => `${about.of} の削除が終わり、何も残っていません`,
    "teardown-leftovers": (about) => `${about.of} の削除が終わりましたが、残っているものがあります`,
    "teardown-failed": (about) => `${about.of} の削除が最後まで進みませんでした`,
    "service-failed": (about) => `${about.of} が${again(about)}応答していません`,
    "service-degraded": (about) => `${about.of} の状態が${again(about)}悪くなっています`,
    "cost-jump": (about) => `${about.of} の費用が前の週より大きく増えました`,
    "service-recovered": (about) => `${about.of} が正常に戻りました`,
    "service-ends": (about) => `${about.of} は延長しなければ 1 日以内に終了します`,
    "service-ended": (about) => `${about.of} の期限が過ぎ、削除が人の操作を待っています`,
  },
  testTitle: "Slipway からこのチャンネルに届きました",
  testWords: "設定画面で送られたテストメッセージです。何も起きていません。",
  labels: {
    where: "場所",
    service: "サービス",
    by: "実行者",
    reason: "理由",
    version: "バージョン",
    step: "ステップ",
    why: "原因",
    said: "詳細",
    since: "開始",
    cost: "見積もり",
    waitsFor: "待っているもの",
    endpoint: "アドレス",
  },
  waitsFor: {
    "sign-in": "そこにデプロイできる人のサインイン。サインインすると自動的に続きます",
    approval: "管理者の承認または却下",
    confirmation: "プレビューを確認した人による続行または中止の判断",
  },
  causeOf(cause) {
    switch (cause.kind) {
      case "no-tasks":
        return `タスクが 1 つも動いていません。必要な数は ${cause.desired} です${because(cause.reason)}。`;
      case "tasks-missing":
        return `タスクは ${cause.desired} のうち ${cause.running} だけ動いています${because(cause.reason)}。`;
      case "failing-targets":
        return `ロードバランサーから見て正常なタスクは ${cause.total} のうち ${cause.healthy} です${because(cause.reason)}。`;
      case "probe":
        return cause.statusCode
          ? `ヘルスチェックのパスが ${cause.statusCode} を返しています。`
          : `ヘルスチェックのパスが応答しません${because(cause.reason)}。`;
      case "alarm":
        return `アラームが出ています：${cause.names.join(", ")}。`;
      case "rolled-back":
        return `直前のロールアウトが取り消されました${because(cause.reason)}。`;
    }
  },
  cost: (hourly, before) => `1 時間 ${hourly}（これまで ${before}）`,
  prod: "本番 (PROD)",
  openRun: "実行を開く",
  openService: "サービスを開く",
  openSettings: "設定を開く",
  footer: "Slipway からのお知らせ",
};

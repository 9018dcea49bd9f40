import type { DuringText } from "../en/during";

export const during: DuringText = {
  left: (from, to) => `残り ${from}〜${to}`,
  leftAtMost: (to) => `残り最大 ${to}`,
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分`,
  longer: "いつもより時間がかかっています",
  measured: (samples) => `成功した直近 ${samples} 回のデプロイの 50〜90 % の範囲`,
  stuck: {
    late: "これまでのほぼすべてと比べて 2 倍以上の時間がかかっています。",
    silent: "5 分間、新しい動きがありません。",
  },
  waitsFor: "待っている対象:",
  waitsForAws: "AWS の応答を待っています。",
  queuedBehind: (number, of, by) => `${by} が開始した ${of} の実行 ${number} を待っています。`,
  watchIt: "見る",
  retry: "再試行",
  retryImage: "ビルド済みのイメージで再試行",
  retryBuild: "ビルドから再試行",
  retryAbout: "同じ入力でもう一度実行します。確認済みの作業は繰り返しません。ECR にあるイメージは再ビルドしません。",
  retrying: "開始しています…",
  retryOf: "ここで終了した実行の再試行",
  waysOut: "復旧の方法",
  waysOutAbout: (stack, status) => `スタック ${stack} は ${status} です。`,
  ways: {
    delete: {
      label: "スタックを削除して再試行",
      about: (stack) =>
        `CloudFormation が ${stack} を、残っているリソースごと削除します。その後、ビルド済みのイメージでスタックを作り直します。`,
    },
    "delete-retaining": {
      label: "妨げているもの以外を削除",
      about: (stack) =>
        `CloudFormation が ${stack} を削除し、下記のリソースは残します。残ったリソースはアカウントで課金され続け、どのスタックにも属しません。その後、スタックを作り直します。`,
    },
    "force-delete": {
      label: "強制的に削除",
      about: (stack) =>
        `CloudFormation が ${stack} を強制的に削除します。削除できないものはアカウントに残り、どのスタックにも属しません。その後、スタックを作り直します。`,
    },
    "continue-rollback": {
      label: "ロールバックを続けて再試行",
      about: (stack) =>
        `CloudFormation が ${stack} を更新前の状態に戻す作業をもう一度試みます。示された原因を先に直さないと、同じ場所で止まります。その後、デプロイを続けます。`,
    },
    "continue-rollback-skipping": {
      label: "失敗したものを飛ばして続行",
      about: (stack) =>
        `CloudFormation が ${stack} を元に戻し、下記のリソースはそのままにします。それらは以後テンプレートの内容と一致しません。その後、デプロイを続けます。`,
    },
  },
  inTheWay: "妨げているリソース",
  goOn: "実行する",
  cancel: "戻る",
};

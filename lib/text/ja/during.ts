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
  waitsForSignIn: (step) => `「${step}」でサインインを待っています。`,
  waitsForSignInAbout: (name) =>
    `この実行が使用する AWS のサインインが終了しました。${name} さん、またはこのターゲットの deployer がサインインすると、自動で再開します。`,
  watchIt: "見る",
  retry: "再試行",
  retryImage: "ビルド済みのイメージで再試行",
  retryBuild: "ビルドから再試行",
  retryAbout: "同じ入力でもう一度実行します。確認済みの作業は繰り返しません。ECR にあるイメージは再ビルドしません。",
  retrying: "開始しています…",
  retryOf: "ここで終了した実行の再試行",
};

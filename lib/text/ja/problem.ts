import type { Text } from "../en";

export const problem: Text["problem"] = {
  unreachable: {
    title: "コンソールが応答しません",
    wayOut: "Slipway が動作していることと、ネットワーク接続を確認してください。AWS 側の処理は継続しています。",
  },
  unexpected: {
    title: "このページでエラーが発生しました",
    wayOut: "もう一度お試しください。これによる AWS 上の変更はありません。",
  },
  notFound: {
    title: "ページが見つかりません",
    wayOut: "アドレスが間違っているか、対象がすでに削除されています。",
    back: "ボードに戻る",
  },
  retryIn: (seconds) => `${seconds} 秒後に再試行できます。`,
  request: (id) => `リクエスト ${id}`,
  signIn: "再度サインイン",
  watchRun: "進行中の実行を見る",
  copyDetails: "詳細をコピー",
};

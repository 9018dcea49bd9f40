import type { Text } from "../en";

export const board: Text["board"] = {
  title: "ボード",
  allWell: (count) => (count === 1 ? "サービスは正常です。" : `${count} 件のサービスはすべて正常です。`),
  attention: (needing, deploying, all) => {
    const parts = [
      needing > 0 && `${needing} 件のサービスに対応が必要`,
      deploying > 0 && `${deploying} 件がデプロイ中`,
    ];
    const order = all > 1 ? "対応が必要な順に並べています。" : "";
    return `${parts.filter(Boolean).join("、")}です。${order}`;
  },
  firstUnderWay: "最初のサービスをデプロイ中です。",
  nothingYet: "まだ何も動いていません。",
  looking: "稼働中のサービスを確認しています…",
  unknown: "稼働中のサービスを取得できませんでした。",
  filter: "名前・バージョン・担当で絞り込み",
  filterBy: "状態で絞り込み",
  all: "すべて",
  noneMatch: "条件に一致するサービスはありません。",
  clearFilter: "すべて表示",
  services: (count) => `${count} サービス`,
  columns: {
    state: "状態",
    service: "サービス",
    version: "バージョン・経過",
    deployedBy: "デプロイした人",
    tasks: "タスク",
    targets: "ターゲット",
    endpoint: "エンドポイント",
  },
  startedOutside: "外部で開始",
  deployOf: (serviceName) => `${serviceName} をデプロイ`,
  openEndpoint: (serviceName) => `${serviceName} を開く`,
  watchRun: (number) => `実行 ${number} を見る`,
  stale: (reason) => `${reason}。最後に取得できた内容を表示しています。`,
  underWay: "進行中",
  stepOf: (done, total) => `ステップ ${done} / ${total}`,
  progressOf: (serviceName) => `${serviceName} の進捗`,
  recentRuns: "最近の実行",
  noRuns: "デプロイはまだありません。デプロイを開始すると、ここに表示されます。",
  run: (number) => `実行 ${number}`,
  failedAt: (step) => `${step}で停止`,
  empty: {
    title: (account, region) => `${account} · ${region} にはまだサービスがありません`,
    what: "サービスは、ECS Express Mode が HTTPS URL で公開し、動かし続けるアプリです。",
    preflight: "事前チェックを実行",
  },
};

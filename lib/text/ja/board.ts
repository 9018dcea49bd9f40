import type { Text } from "../en";

export const board: Text["board"] = {
  title: "ボード",
  recentRuns: "最近の実行",
  noRuns: "デプロイはまだありません。デプロイを開始すると、ここに表示されます。",
  run: (number) => `実行 ${number}`,
  teardown: "削除",
  failedAt: (step) => `${step}で停止`,
};

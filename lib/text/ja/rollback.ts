import type { RollbackText } from "../en/rollback";

export const rollback: RollbackText = {
  history: "履歴",
  press: (version) => `${version} に戻す`,
  pressShort: "ロールバック",
  previous: (version) => `前のバージョン ${version} に戻す`,
  starting: "開始しています…",
};

import type { AccessText } from "../en-access";

export const wall: AccessText["wall"] = {
  title: "画面表示",
  opening: "アドレスのトークンを確認しています…",
  refused: "このアドレスは無効になりました。管理者が設定で新しいアドレスを作成できます。",
};

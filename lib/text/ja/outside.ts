import type { OutsideText } from "../en/outside";

export const outside: OutsideText = {
  title: "外部で開始",
  about: "Slipway のデプロイ以外で開始されたもの。進行中のものと、1 日以内に終了したものを表示します。",
  kinds: { build: "ビルド", stack: "スタック", rollout: "ロールアウト" },
  byNobody: "開始者は AWS からは不明です",
  ended: (ago) => `${ago}に終了`,
  since: (ago) => `${ago}に開始`,
  waits: (stack) =>
    `スタック ${stack} は別のユーザーが更新中です。更新が終わるか取り消されると、このデプロイは自動的に再開します。`,
  cancel: "更新をキャンセル",
  cancelTitle: (stack) => `${stack} の更新をキャンセルしますか？`,
  cancelAbout:
    "この更新は Slipway ではなく、別のユーザーが開始したものです。CloudFormation がここまでの変更を取り消し、ECS は以前の状態に戻ります。開始したユーザーには失敗として表示されます。",
  cancelBusy: "キャンセル中…",
  cancelNo: "続行する",
};

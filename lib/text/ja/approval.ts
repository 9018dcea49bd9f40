import type { ApprovalText } from "../en/approval";

export const approval: ApprovalText = {
  title: "admin の承認を待っています",
  about: (who, reason) => (reason ? `${who} が依頼しています。理由: ${reason}` : `${who} が依頼しています。`),
  ships: "デプロイするもの",
  templates: "独自のテンプレート",
  riskLater: "リスクのある変更は、実行前にプレビューとともにもう一度確認を待ちます。",
  until: {
    teardown: (left) => `あと ${left}以内に判断がなければ終了し、何も削除しません。`,
    deploy: (left) => `承認されるまで何も変更しません。あと ${left}以内に判断がなければ終了します。`,
  },
  own: "自分の依頼は承認できないため、ほかの人の承認が必要です。",
  note: "コメント",
  noteHint: "依頼した人に伝わり、アクティビティに残ります。",
  noteMissing: "承認しない理由を書いてください。",
  approve: { teardown: "承認して削除", deploy: "承認してデプロイ" },
  refuse: "承認しない",
  sending: "送信しています…",
  copy: "知らせるためのリンクをコピー",
  list: "承認待ち",
  of: { teardown: (name) => `${name} の削除`, deploy: (name) => `${name} のデプロイ` },
};

import type { WaysOutText } from "../en/ways-out";

export const waysOut: WaysOutText = {
  about: (stack, status) => `スタック ${stack} は ${status} です。`,
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
  starting: "開始しています…",
  left: {
    title: (count) => `${count} 個のリソースがアカウントに残りました`,
    about: "どのスタックにも属していません。不要になったら手動で削除してください。",
    costs: {
      nothing: "料金はかかりません。",
      stored: "残っている間、保存されているデータに課金されます。",
      running: "残っている間、課金されます。",
      unknown: "残っている間、課金される可能性があります。AWS の料金を確認してください。",
    },
  },
};

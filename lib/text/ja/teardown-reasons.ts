import type { teardownReasons as english } from "../en/teardown-reasons";

export const teardownReasons: typeof english = {
  reasons: {
    "shared-load-balancer": (names) => `${names} も使用しています`,
    "load-balancer-goes-by-itself": () => "最後のサービスとともに ECS が削除します",
    "role-used-elsewhere": (names) => `${names} が使用しています`,
    "role-not-made-for-it": () => "以前からあるため、そのまま残します",
    "images-used-elsewhere": (names) => `${names} が使用しています`,
    "repository-not-made-for-it": () => "このサービスのために作られたものではありません",
    "log-group-used-elsewhere": (names) => `${names} が書き込んでいます`,
    "cluster-in-use": (names) => `${names} もあります`,
    "service-linked-role": () => "AWS が作成する無料のロールで、同種のサービスすべてが使用します",
    "not-made-for-it": () => "このサービスのために作られたものではありません",
    "vpc-in-use": (names) => `使用中です: ${names}`,
    "vpc-not-looked-at": () => "すべてを確認できなかったため、残します",
    "kept-with": (names) => `${names} とともに残ります`,
    "import-in-use": (names, detail) =>
      `エクスポート ${detail} を ${names} がインポートしています。先にそちらを削除してください。`,
    "termination-protection": () => "削除保護が有効です。CloudFormation で無効にして、再確認してください。",
    "stack-busy": (_names, detail) => `CloudFormation が処理中です (${detail})。終わるまで待って、再確認してください。`,
    "stack-holds-shared": (names) => `ほかでも使用している ${names} を含んでいます。先にスタックから外してください。`,
    "stack-nested": (names) => `スタック ${names} の一部です。そちらを削除してください。`,
    "service-draining": () => "ECS がすでに削除しています。INACTIVE になるまで待って、再確認してください。",
    "delete-failed": (names, detail) => `以前の削除が失敗しました${names ? ` (${names})` : ""}。${detail}`,
    "held-back": (_names, detail) =>
      `タグ keep-until により ${detail} まで保持されます。タグを変更するか、お待ちください。`,
    "missing-permission": (names) => `AWS ロールに ${names} の権限がありません。上のポリシーで付与できます。`,
    "not-looked-at": (names) =>
      `${names || "これ"} について AWS の回答がないため、そのまま残します。再確認してください。`,
    "waits-for-blocked": (names) => `妨げのある ${names} の後でなければ削除できません。`,
    "import-goes-first": (names, detail) =>
      `${detail} を ${names} がインポートしているため、そのスタックを先に削除します`,
    "images-go-first": (_names, detail) => `${detail} 個のイメージをスタックより先に削除します`,
  },
  reasonTitles: {
    "import-in-use": "使用中のエクスポート",
    "import-goes-first": "使用中のエクスポート",
    "images-go-first": "空でないリポジトリ",
    "termination-protection": "保護されたスタック",
    "stack-busy": "処理中のスタック",
    "stack-holds-shared": "共有リソース",
    "stack-nested": "ネストされたスタック",
    "service-draining": "削除中のサービス",
    "delete-failed": "削除の失敗",
    "held-back": "保持",
    "missing-permission": "権限の不足",
    "not-looked-at": "未確認",
    "waits-for-blocked": "待機",
  },
};

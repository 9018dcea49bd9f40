import type { RefusalText } from "../en/access";

export const access: RefusalText = {
  needs: (role, where) => `${where}の ${role} ロールが必要です。`,
  everywhere: "すべてのターゲット",
  heldBy: (names) => `このロールの所有者: ${names}`,
  heldByNobody: "このロールはまだだれにも付与されていません。",
  group: (name) => `グループ ${name}`,
  identityCenterRole: (name) => `${name} でサインインした人`,
  signedOut: "サインインの有効期限が切れました。再度サインインすると実行できます。",
  copyRequest: "依頼文をコピー",
  request: (role, where, address) => `${where}の ${role} ロールを付与してください。対象ページ: ${address}`,
};

import type { SignInAgainText } from "../en/sign-in-again";

export const signInAgain: SignInAgainText = {
  signedInAs: (name) => `${name} としてサインイン中`,
  whoAmI: "自分の情報・ターミナル",
  renew: "ここで更新",
  signOut: "サインアウト",
  endsIn: (left) => `サインインの残り時間は ${left} です。`,
  endsInAbout: "ここで更新すると、ページの内容と表示位置はそのまま残ります。",
  ended: "サインインの有効期限が切れました。",
  endedAbout: "表示内容はそのまま残り、AWS 側の処理も続きます。操作するには、ここで再度サインインしてください。",
  signInHere: "ここでサインイン",
  dialogTitle: "再度サインイン",
  dialogAbout: "このページはそのまま残り、サインイン後に自動で再開します。",
  signInAndGoOn: "サインインして再開",
};

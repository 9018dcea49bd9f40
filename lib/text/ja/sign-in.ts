import type { SignInText } from "../en/sign-in";

export const signIn: SignInText = {
  title: "サインイン",
  about: "ECS Express Mode サービスをデプロイし、見守り、片付けます。",
  looking: "サインイン方法を確認しています…",
  waysIn: "サインイン方法",
  or: "または",
  backTo: "サインイン後の移動先:",
  going: "サインインしています…",
  device: {
    checkCode: "移動先のページに同じコードが表示されることを確認します",
    open: "AWS を開き、Slipway を許可します",
    openButton: "IAM Identity Center を開く",
    goesTo: "移動先:",
    passwordStays: "。パスワードが Slipway に渡ることはありません。",
    goesOn: "このページは自動で先に進みます",
    waiting: "AWS の許可を待っています",
    slowedDown: "AWS から確認の間隔を空けるよう求められたため、数秒長くかかることがあります。",
    goodFor: "コードの残り時間",
    newCode: "新しいコード",
    beginning: "AWS にコードを要求しています…",
    over: {
      expired: {
        title: "コードの有効期限が切れました",
        wayOut: "有効期限は 10 分です。新しいコードを取得して許可してください。",
      },
      denied: {
        title: "リクエストが拒否されました",
        wayOut: "AWS のページで「拒否」が選択されました。間違えた場合は、新しいコードを取得してください。",
      },
      used: {
        title: "このコードは使用済みです",
        wayOut: "コードは 1 回だけ使用できます。新しいコードを取得してください。",
      },
    },
  },
  choice: {
    title: "許可されました。どこで作業しますか?",
    about: "AWS で実行できる操作はロールで決まります。サインインし直すと変更できます。",
    lastTime: "前回と同じ",
    go: (role, account) => `${account} の ${role} で続ける`,
    others: "ほかのアカウント・ロール",
    filter: "アカウント・ロールを絞り込み",
    noneMatch: "一致するアカウント・ロールはありません。",
    accounts: "アカウントとロール",
    keys: "矢印キーで移動し、Enter で選択します。",
    none: {
      title: "IAM Identity Center で割り当てられたアカウントがありません",
      wayOut:
        "IAM Identity Center の管理者に、アカウントと許可セットの割り当てを依頼してから、もう一度お試しください。",
      again: "再確認",
      other: "別のユーザーでサインイン",
    },
  },
  oidc: {
    go: (host) => `${host} で続ける`,
    about:
      "移動先でサインインすると、ここに戻ります。AWS では、各ターゲットのデプロイロールをあなたの名前付きで使用します。",
  },
  operator: {
    whoTitle: "このマシンのオペレーターとして操作します",
    who: "コンソールに接続できるのはこのマシンのブラウザだけなので、パスワードはありません。",
    whoseTitle: "AWS には Slipway の起動時の認証情報を使用します",
    whose: "アカウント・リージョン・ロールはサインイン後に表示します。認証情報がこのマシンの外に出ることはありません。",
    go: "オペレーターとして続ける",
  },
  noWayIn: {
    title: "サインイン方法がまだ設定されていません",
    wayOut:
      "SLIPWAY_IDENTITY_CENTER_START_URL と _REGION、または SLIPWAY_OIDC_ISSUER を設定して、起動し直してください。",
  },
  refusals: {
    other: {
      title: "サインインできませんでした",
      wayOut: "もう一度お試しください。解消しない場合は、Slipway のログで原因を確認してください。",
    },
    "role-refused": {
      title: "AWS がこのロールの使用を許可しませんでした",
      wayOut:
        "割り当てが変更された可能性があります。別のロールを選ぶか、IAM Identity Center の管理者に確認してください。",
    },
    "other-account": {
      title: "AWS から別のアカウントの応答がありました",
      wayOut: "選択したアカウントの認証情報ではないため、使用しません。管理者に連絡してください。",
    },
    "not-approved": {
      title: "このサインインは無効になりました",
      wayOut: "期限が切れたか、すでに完了しています。新しいコードを取得してください。",
    },
    "no-person": {
      title: "AWS からユーザー名を取得できませんでした",
      wayOut:
        "ロールのセッションにユーザー名がありません。別のロールを選ぶか、IAM Identity Center の管理者に確認してください。",
    },
    "identity-center-unreachable": {
      title: "IAM Identity Center が応答しません",
      wayOut: "Slipway から AWS への接続 (ネットワーク・プロキシ変数・リージョン) を確認して、もう一度お試しください。",
    },
    "oidc-refused": {
      title: "ID プロバイダーでサインインできませんでした",
      wayOut: "もう一度お試しください。解消しない場合は、ID プロバイダーの管理者に確認してください。",
    },
  },
  notHere: "サインインできるのはこのマシン上だけです",
  notHereWhy: (host) =>
    `${host} を経由しています。このアドレスに接続できる人はだれでもオペレーターの AWS 権限で操作できてしまうため、拒否しました。`,
  notHereWayOut: (address) =>
    `Slipway を実行しているマシンで ${address} を開いてください。または、次のコマンドでポートを転送し、このマシンで同じアドレスを開いてください:`,
};

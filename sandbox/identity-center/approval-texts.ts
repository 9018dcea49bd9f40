export interface ApprovalTexts {
  language: string;
  title: string;
  pretend: string;
  enterCode: string;
  codeHint: string;
  next: string;
  unknownCode: string;
  asks: (client: string) => string;
  compare: string;
  people: string;
  choose: string;
  noAccess: string;
  allow: string;
  deny: string;
  allowed: (person: string) => string;
  denied: string;
  close: string;
  tooLate: string;
  badRequest: string;
}

const en: ApprovalTexts = {
  language: "en",
  title: "Sandbox sign-in",
  pretend:
    "This is the sandbox's pretend IAM Identity Center. It is no part of AWS: there are no passwords, you just pick who you are.",
  enterCode: "Code",
  codeHint: "As the program that you sign in to shows it, for example BCDF-GHJK",
  next: "Continue",
  unknownCode: "This code is not known, or its time is over. Ask the program for a new one.",
  asks: (client) => `${client} asks for access to AWS in your name`,
  compare: "Go on only if the program shows this same code:",
  people: "Sign in as",
  choose: "Choose who signs in.",
  noAccess: "no account at all",
  allow: "Allow access",
  deny: "Deny",
  allowed: (person) => `Access was allowed for ${person}.`,
  denied: "Access was denied.",
  close: "You can close this window and go back to the program.",
  tooLate: "This request was answered before, or its time is over.",
  badRequest: "This sign-in request is not valid",
};

const ja: ApprovalTexts = {
  language: "ja",
  title: "サンドボックスのサインイン",
  pretend:
    "これはサンドボックスが用意した模擬の IAM Identity Center です。AWS のものではありません。パスワードはなく、誰としてサインインするかを選ぶだけです。",
  enterCode: "コード",
  codeHint: "サインイン元のプログラムに表示されたコード（例: BCDF-GHJK）",
  next: "次へ",
  unknownCode: "このコードは存在しないか、有効期限が切れています。プログラムで新しいコードを取得してください。",
  asks: (client) => `${client} が、あなたの名前で AWS へのアクセスを求めています`,
  compare: "プログラムに同じコードが表示されている場合だけ続けてください:",
  people: "サインインする人",
  choose: "サインインする人を選んでください。",
  noAccess: "利用できるアカウントなし",
  allow: "アクセスを許可",
  deny: "拒否",
  allowed: (person) => `${person} としてのアクセスを許可しました。`,
  denied: "アクセスを拒否しました。",
  close: "このウィンドウを閉じて、プログラムに戻ってください。",
  tooLate: "この要求はすでに回答済みか、有効期限が切れています。",
  badRequest: "サインイン要求が正しくありません",
};

/** The first of a browser's languages that there are texts in. */
export function textsFor(acceptLanguage = ""): ApprovalTexts {
  const wanted = acceptLanguage
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const weight = parameters.find((one) => one.trim().startsWith("q="));
      return { language: tag.split("-")[0], weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ language, weight }) => weight > 0 && (language === "en" || language === "ja"))
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === "ja" ? ja : en;
}

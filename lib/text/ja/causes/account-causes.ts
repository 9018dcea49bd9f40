import type { accountCauses as en } from "../../en/causes/account-causes";

export const accountCauses: typeof en = {
  "pass-role": {
    why: "デプロイする人が、ロールを AWS に渡せません。iam:PassRole がありません[（{role}）]。",
    toDo: ["デプロイロールに、サービスのロールへの iam:PassRole を許可して、再度デプロイします。"],
  },
  "role-trust": {
    why: "AWS がロールを引き受けられませんでした。数秒前に作られたロールはまだ行き渡っておらず、古いロールはサービスを信頼していないことがあります。",
    toDo: [
      "再度デプロイします。新しいロールは数分で使えるようになります。",
      "続くときは、ここに示されたロールの信頼ポリシーを確認します。",
    ],
  },
  "credentials-expired": {
    why: "AWS の認証情報の期限が切れました。",
    toDo: ["再度サインインしてから、デプロイします。"],
  },
  "credentials-invalid": {
    why: "Slipway が受け取った認証情報を AWS は知りません。",
    toDo: ["Slipway が認証情報をどこから得ているかを確認してから、再度デプロイします。"],
  },
  "clock-skew": {
    why: "Slipway が動くマシンの時計が 5 分以上ずれているため、AWS が署名を拒否しています。",
    toDo: ["時計を合わせて（NTP）、再度デプロイします。"],
  },
  denied: {
    why: "ここに示されたロールに権限がありません[（{action}）]。",
    toDo: ["AWS が示すアクションをロールに許可して、再度デプロイします。"],
  },
  throttled: {
    why: "AWS はこのアカウントからの呼び出しの頻度を制限していて、ほかからも呼ばれています。",
    toDo: ["1 分待って、再度デプロイします。"],
  },
  "aws-away": {
    why: "AWS 自身に障害がありました。",
    toDo: ["AWS Health Dashboard を確認し、収まってから、再度デプロイします。"],
  },
};

import type { FoundWords } from "@/lib/text/preflight-words";
import { price } from "./price";

export const found: FoundWords = {
  identity: ({ account, region, callerArn, endsAt }, { dateTime }) =>
    `アカウント ${account}、リージョン ${region}、${callerArn}${endsAt ? `、${dateTime(endsAt)} まで` : ""}`,
  permissions: ({ asked, missing, policySourceArn }) =>
    `IAM が ${policySourceArn} の ${asked} 個のアクションを判定しました: ${missing.length === 0 ? "すべて許可されています。" : `${missing.length} 個が許可されていません。`}`,
  "default-vpc": ({ vpc }) =>
    vpc
      ? `${vpc.vpcId}、${vpc.cidrBlock}、サブネット ${vpc.subnets.length} 個${vpc.madeBySlipway ? "、Slipway が作成" : ""}`
      : "ありません。",
  subnets: ({ isDefault, vpcId, reach, publicAddresses }) => {
    const where = isDefault ? "デフォルト VPC に置かれます。" : `${vpcId} に置かれます。`;
    if (reach === "internet")
      return `${where}インターネット向け: 誰でも到達できる HTTPS の URL と、パブリック IPv4 アドレス ${publicAddresses} 個（タスクごと、およびロードバランサーのゾーンごとに 1 つ）が付きます。`;
    return reach === "vpc" ? `${where}内部専用: インターネットからは到達できません。` : where;
  },
  roles: ({ roles }) => (roles.length === 0 ? "" : `サービスのロール ${roles.length} 個`),
  "service-linked-roles": ({ there }) => `3 個のうち ${there.length} 個があります。`,
  repository: ({ repositories, image }) =>
    image
      ? `${image.repositoryName} にイメージ ${image.digest.slice(7, 15)} があります。`
      : `ECR から取得できました: リポジトリ ${repositories} 個`,
  builds: ({ atOnce, projectName }, { count }) =>
    `CodeBuild の Linux/Small の同時ビルド数は ${count(atOnce)} です。${projectName ? `プロジェクト ${projectName}` : ""}`,
  cluster: ({ status, services, tasks }) =>
    status ? `default は ${status}: サービス ${services} 個、タスク ${tasks} 個` : "",
  names: ({ stacks, services }) =>
    stacks.length + services.length === 0
      ? "スタックもサービスもまだありません。"
      : `スタック ${stacks.length} 個、サービス ${services.length} 個`,
  "load-balancer": ({ loadBalancers, most }) =>
    loadBalancers.map(({ name, services }) => `${name}: サービス ${most} 個のうち ${services} 個`).join("、"),
  quotas: ({ quotas }, { count }) => {
    const names = { "fargate-vcpus": "Fargate vCPU", "load-balancers": "ロードバランサー", stacks: "スタック" };
    return quotas
      .map(({ quota, limit, used }) =>
        used === undefined
          ? `${names[quota]} 上限 ${count(limit)}`
          : `${names[quota]} ${count(limit)} のうち ${count(used)}`,
      )
      .join("、");
  },
  price,
};

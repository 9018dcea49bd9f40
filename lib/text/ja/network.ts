import type { NetworkText } from "@/lib/text/en/network";

export const network: NetworkText = {
  place: "VPC",
  default: "デフォルト VPC（サブネットは ECS が選択）",
  vpc: (vpcId, name, cidrBlock) => [name, vpcId, cidrBlock].filter(Boolean).join(" · "),
  subnets: "サブネット",
  subnetsAbout:
    "ゾーンごとに 1 つ選びます。ロードバランサーとタスクがここに置かれ、同じ VPC の後のサービスにも同じゾーンが必要になります。",
  noSubnets: "この VPC にはサブネットがありません。",
  public: "パブリック",
  private: "プライベート",
  free: (count) => `空き ${count}`,
  groups: "セキュリティグループ",
  groupsAbout: "ECS がサービス用に作成するグループに追加されます。",
  noGroups: "この VPC にはありません。",
  faults: {
    "several-vpcs": (names) =>
      `サブネットが複数の VPC にまたがっています: ${names}。サービスは 1 つの VPC に置かれます。`,
    "mixed-subnets": (names) =>
      `パブリックとプライベートのサブネットが混在しています。ロードバランサーとタスクは同じサブネットを使うため、すべてパブリックか、すべてプライベートにしてください。パブリック: ${names}。`,
    "too-few-zones": (names) =>
      names
        ? `すべて ${names} にあります。サービスには 2 つのアベイラビリティーゾーンのサブネットが必要です。`
        : "サービスには 2 つのアベイラビリティーゾーンのサブネットが必要です。",
    "too-few-addresses": (names) => `空きアドレスが 8 つ未満です: ${names}。`,
  },
  gone: (names) => `すでに存在しません: ${names}。`,
  blocked: (names) => `VPC ブロックパブリックアクセスにより、インターネットから ${names} に到達できません。`,
  internet:
    "インターネット向け: 誰でも到達できる HTTPS の URL になります。タスクごとにパブリック IPv4 アドレスが 1 つ、ロードバランサーにはゾーンごとに 1 つ付きます。",
  internal: "内部専用: URL にはインターネットから到達できません。",
  noWayOut:
    "これらのサブネットから外へ出るルートがありません。タスクがイメージをプルしてログを書くには、ecr.api、ecr.dkr、logs、s3 の VPC エンドポイントが必要です。",
};

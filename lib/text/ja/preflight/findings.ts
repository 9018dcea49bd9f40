import type { FindingsText } from "@/lib/text/en/preflight/findings";
import { network } from "../network";

type Words = (names: readonly string[]) => string;

const list = (names: readonly string[]) => names.join("、");
const placed =
  (fault: keyof typeof network.faults): Words =>
  (names) =>
    network.faults[fault](list(names));

export const findings: FindingsText = {
  "session-ends-soon": () =>
    "最初のデプロイが終わる前にサインインの期限が切れます。実行は、再びサインインするまで待機します。",
  "deploy-denied": (names) => `デプロイに必要な権限がありません: ${list(names)}`,
  "build-denied": (names) => `ビルドに必要な権限がありません: ${list(names)}`,
  "view-denied": (names) => `次の権限がないため、ページの一部が空になります: ${list(names)}`,
  "optional-denied": (names) => `なくても動作しますが、表示や操作の一部が使えません: ${list(names)}`,
  "teardown-denied": (names) => `削除に必要な権限がありません: ${list(names)}`,
  "cannot-simulate": ([arn]) => `IAM が判定できるのはロールとユーザーだけです。これはどちらでもありません: ${arn}`,
  "is-root": () => "アカウントのルートユーザーです。すべての操作が可能なため、専用のロールのほうが安全です。",
  "no-default-vpc": ([region]) =>
    `${region} にはデフォルト VPC がありません。サブネットを選ばない場合、Express Mode はロードバランサーとタスクをデフォルト VPC に配置します。`,
  "no-default-vpc-for-template": ([region]) =>
    `${region} にはデフォルト VPC がありません。サービスのテンプレートでサブネットを指定する必要があります。`,
  "default-vpc-will-be-made": ([region]) => `${region} にはありません。デプロイの最初に作成されます。`,
  "default-vpc-pending": () => "AWS が作成中です。サブネットも数秒でそろいます。",
  "subnets-follow": () => "デフォルト VPC とともに作成されます。",
  "several-vpcs": placed("several-vpcs"),
  "mixed-subnets": placed("mixed-subnets"),
  "too-few-zones": placed("too-few-zones"),
  "too-few-addresses": placed("too-few-addresses"),
  "subnets-gone": (names) => network.gone(list(names)),
  "security-groups-gone": (names) => network.gone(list(names)),
  "security-groups-elsewhere": (names) => `サブネットとは別の VPC のものです: ${list(names)}`,
  "no-way-out": (names) =>
    `これらのサブネットから外へ出るルートがないため、タスクはイメージをプルできません。NAT ゲートウェイ、または次の VPC エンドポイントを追加してください: ${list(names)}`,
  "internet-blocked": (names) => network.blocked(list(names)),
  "role-missing": ([role]) =>
    `ロール ${role} はすでに存在しません。ECS はこのロールなしでサービスを変更も後始末もできません。`,
  "role-trust": ([role, service]) => `ロール ${role} は ${service} を信頼していません。`,
  "role-policy": ([role, policy]) =>
    `ロール ${role} に AWS のポリシー ${policy} がアタッチされていません。同じ内容の独自のポリシーでもかまいません。`,
  "role-lacks-right": ([role, action]) =>
    `ロール ${role} に ${action} がありません。アカウントによっては、ロードバランサーが作成されません。`,
  "roles-will-be-made": () => "実行ロールとインフラストラクチャロールは、サービスのスタックが作成します。",
  "linked-roles-will-be-made": (names) => `初めて使用するときに AWS が作成します: ${list(names)}`,
  "image-gone": ([image]) => `ECR にこのイメージはありません: ${image}`,
  "no-builds": () =>
    "このアカウントではまだビルドを実行できません（上限 0）。新しいアカウントの制限は AWS サポートが解除します。それまでは、ECR にあるイメージをデプロイしてください。",
  "no-builds-yet": () =>
    "このアカウントではまだビルドを実行できません（上限 0）。AWS サポートに依頼してください。ECR にあるイメージはデプロイできます。",
  "project-not-privileged": ([project]) =>
    `ビルドプロジェクト ${project} は特権モードではないため、Docker が起動しません。`,
  "project-log-off": ([project]) =>
    `ビルドプロジェクト ${project} は CloudWatch にログを書かないため、ここに行が表示されません。`,
  "cluster-will-be-made": ([cluster]) => `クラスター ${cluster} は、最初のサービスとともに ECS が作成します。`,
  "cluster-not-active": ([status]) => `クラスターの状態は ${status} です。`,
  "stack-stuck": ([stack, status]) =>
    `スタック ${stack} は ${status} のため更新できません。削除するか、ロールバックを続行してください。`,
  "stack-busy": ([stack, status]) => `スタック ${stack} は ${status} です。デプロイは、それが終わるまで待ちます。`,
  "stack-elsewhere": ([stack]) =>
    `このサービスのものではないスタック ${stack} があります。別のサービス名にしてください。`,
  "service-draining": ([service]) =>
    `サービス ${service} はまだ DRAINING です。数分後に INACTIVE になると、その名前を再び使用できます。`,
  "service-elsewhere": ([service]) =>
    `Slipway のスタックにないサービス ${service} があります。別の名前にするか、先に削除してください。`,
  "service-of-others": ([service]) =>
    `サービス ${service} は Slipway が作成したものではありません。そのまま、サービスのページからデプロイできます。`,
  "role-name-taken": (names) =>
    `テンプレートが作成するロールの名前は、このアカウントですでに使用されています: ${list(names)}`,
  "new-load-balancer": () =>
    "ECS がサービスとともにロードバランサーを作成します。同じ VPC の後のサービスはそれを共有します。",
  "load-balancers-full": () => "既存のものはすべて満杯のため、ECS が 1 つ追加します。",
  "zones-differ": ([zones]) => `既存のロードバランサーは ${zones} にあります。サブネットも同じゾーンにしてください。`,
  "too-few-vcpus": ([limit, needed]) =>
    `このアカウントの Fargate の上限は ${limit} vCPU です。ロールアウト中は新旧のタスクが並ぶため、${needed} 必要です。`,
  "few-vcpus": ([limit, needed]) =>
    `このアカウントの Fargate の上限は ${limit} vCPU です。最大タスク数でのロールアウトには ${needed} 必要です。`,
  "no-load-balancer-left": ([limit]) =>
    `このリージョンのロードバランサーは上限の ${limit} に達していますが、サービスには新しいものが必要です。`,
  "no-price": ([region]) => `${region} の料金が分かりません。`,
};

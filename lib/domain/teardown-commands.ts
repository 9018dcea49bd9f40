import { cliPlace } from "./cli-place";
import { shellLines, shellWord } from "./shell-word";
import type { Target } from "./target";
import { teardownLevels } from "./teardown-choice";
import type { TeardownItem } from "./teardown-plan";

type Chosen = Pick<
  TeardownItem,
  "key" | "kind" | "name" | "resources" | "after" | "goesWith" | "group" | "isTicked" | "mayUntick"
>;

/** A command for what goes, in the order in which it goes; without an item it is the place. */
export interface TeardownCommand {
  item?: Pick<Chosen, "key" | "kind" | "name">;
  command: string;
}

/** How the AWS CLI deletes what is chosen. What goes along with a stack or a service has no command of its own. */
export function teardownCommands(target: Target, chosen: readonly Chosen[]): TeardownCommand[] {
  const keys = new Set(chosen.map(({ key }) => key));
  const isOwn = ({ kind, goesWith }: Chosen) =>
    kind === "express-service" || goesWith === undefined || !keys.has(goesWith);
  // Its service goes before a stack: ECS clears up with a role of the stack.
  const level = (items: Chosen[]) => items.toSorted((one, other) => order(one) - order(other));
  const commands = teardownLevels(chosen)
    .flatMap(level)
    .filter(isOwn)
    .flatMap((item) => {
      const lines = deletions[item.kind]?.(item) ?? [];
      return lines.length > 0 ? [{ item, command: lines.join("\n") }] : [];
    });
  return [{ command: cliPlace(target) }, ...commands];
}

const order = ({ kind }: Chosen) => (kind === "express-service" ? 0 : 1);
const ids = ({ resources }: Chosen, type?: string) =>
  resources.filter((resource) => !type || resource.type === type).map(({ id }) => id);

const deletions: Partial<Record<Chosen["kind"], (item: Chosen) => string[]>> = {
  "express-service": (item) =>
    ids(item, "express-service").flatMap((arn) => {
      const [cluster = "", service = ""] = arn.split("/").slice(-2);
      return [
        `aws ecs delete-express-gateway-service --service-arn ${arn}`,
        `aws ecs wait services-inactive --cluster ${cluster} --services ${service}`,
      ];
    }),
  stack: ({ name }) => [
    `aws cloudformation delete-stack --stack-name ${name}`,
    `aws cloudformation wait stack-delete-complete --stack-name ${name}`,
  ],
  "change-set": (item) => ids(item).map((id) => `aws cloudformation delete-change-set --change-set-name ${id}`),
  images: (item) => inHundreds(ids(item)).map((some) => deleteImages(item.name, some)),
  repository: ({ name }) => [`aws ecr delete-repository --repository-name ${name} --force`],
  "build-project": ({ name }) => [`aws codebuild delete-project --name ${name}`],
  "log-group": ({ name }) => [`aws logs delete-log-group --log-group-name ${shellWord(name)}`],
  "task-definitions": (item) =>
    ids(item).flatMap((id) => [
      `aws ecs deregister-task-definition --task-definition ${id}`,
      `aws ecs delete-task-definitions --task-definitions ${id}`,
    ]),
  role: ({ name }) => [
    forEach("policy", `list-attached-role-policies --role-name ${name} --query "AttachedPolicies[].PolicyArn"`, [
      `detach-role-policy --role-name ${name} --policy-arn "$policy"`,
    ]),
    forEach("policy", `list-role-policies --role-name ${name} --query "PolicyNames"`, [
      `delete-role-policy --role-name ${name} --policy-name "$policy"`,
    ]),
    `aws iam delete-role --role-name ${name}`,
  ],
  cluster: ({ name }) => [`aws ecs delete-cluster --cluster ${name}`],
  "load-balancer": (item) =>
    ids(item, "load-balancer").map((arn) => `aws elbv2 delete-load-balancer --load-balancer-arn ${arn}`),
  "default-vpc": (item) => ids(item, "vpc").flatMap((vpcId) => deleteVpc(vpcId, ids(item, "subnet"))),
};

function forEach(name: string, list: string, calls: string[]): string {
  return `for ${name} in $(aws iam ${list} --output text); do ${calls.map((call) => `aws iam ${call}`).join("; ")}; done`;
}

function deleteImages(repositoryName: string, imageArns: string[]): string {
  const digests = imageArns.map((arn) => `imageDigest=${arn.split("@").at(-1)}`);
  return shellLines(
    "aws ecr batch-delete-image",
    `--repository-name ${repositoryName}`,
    ["--image-ids", ...digests].join(" \\\n    "),
  );
}

function inHundreds(all: string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / 100) }, (_, index) => all.slice(index * 100, (index + 1) * 100));
}

function deleteVpc(vpcId: string, subnetIds: string[]): string[] {
  const gateways = `describe-internet-gateways --filters Name=attachment.vpc-id,Values=${vpcId}`;
  return [
    `gateway=$(aws ec2 ${gateways} --query "InternetGateways[0].InternetGatewayId" --output text)`,
    `aws ec2 detach-internet-gateway --internet-gateway-id "$gateway" --vpc-id ${vpcId}`,
    'aws ec2 delete-internet-gateway --internet-gateway-id "$gateway"',
    ...subnetIds.map((subnetId) => `aws ec2 delete-subnet --subnet-id ${subnetId}`),
    `aws ec2 delete-vpc --vpc-id ${vpcId}`,
  ];
}

import "server-only";
import { CreateStackCommand, UpdateStackCommand } from "@aws-sdk/client-cloudformation";
import type { stackFailures } from "@/lib/domain/failure-rules/stack-failures";
import type { Call } from "@/sandbox/operation";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { minute, type Past } from "@/sandbox/scenarios/seeds/past";
import { openStack } from "@/sandbox/scenarios/seeds/stack";
import { registryTemplate, waitingTemplate } from "@/sandbox/scenarios/seeds/templates";
import { failToRollBack, rollBack } from "@/sandbox/scenarios/stuck-stacks";
import { createChangeSet as openReview } from "@/sandbox/services/cloudformation/change-sets";
import { createStack } from "@/sandbox/services/cloudformation/create-stack";
import { deleteStack as endStack, updateTerminationProtection } from "@/sandbox/services/cloudformation/end-stack";
import { findDefaultSubnets } from "@/sandbox/services/ec2/default-vpc";
import { addNetworkInterface } from "@/sandbox/services/ec2/network-interfaces";
import { createSubnet } from "@/sandbox/services/ec2/subnets";
import { rowsOf } from "@/sandbox/services/ec2/tables";
import { attachRolePolicy, detachRolePolicy } from "@/sandbox/services/iam/role-policies";
import { createRole, deleteRole } from "@/sandbox/services/iam/roles";
import { createLogGroup } from "@/sandbox/services/logs/groups";
import { grantedTable } from "@/sandbox/services/servicequotas/granted";
import { stackCode } from "@/sandbox/services/servicequotas/owned-codes";
import { createChangeSet, executeChangeSet, findChangeSet } from "@/server/aws/change-sets";
import { answering } from "./answer-testing";
import { templateOf } from "./template-testing";
import { nothing, recovering, regions, stacking, type Ways } from "./way-testing";

type Cause = keyof typeof stackFailures;

const everything = "arn:aws:iam::aws:policy/AdministratorAccess";

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "cloudformation.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

const parameter = (Name: string, Value: unknown) =>
  templateOf({ Parameter: ["AWS::SSM::Parameter", { Name, Type: "String", Value }] });

const role = (RoleName: string) =>
  templateOf({ Role: ["AWS::IAM::Role", { RoleName, AssumeRolePolicyDocument: JSON.parse(trust) }] });

/** What CloudFormation is asked for when a deploy makes its preview. */
const asked = {
  ...{ changeSetName: "slipway-preview", description: "Seen", isNewStack: false, revertsDrift: false },
  ...{ template: waitingTemplate(14, false), parameters: {}, kept: [], tags: {} },
};

/** Stacks at rest, and what is there beside them. */
function seedNeighbours(past: Past, call: Call): void {
  openStack(call, "export-in-use", registryTemplate);
  createRole(call, { RoleName: "for-stacks", AssumeRolePolicyDocument: trust });
  attachRolePolicy(call, { RoleName: "for-stacks", PolicyArn: everything });
  past.pass(5 * minute);
  const RoleARN = `arn:aws:iam::${call.account}:role/for-stacks`;
  createStack(call, { StackName: "stack-role-gone", TemplateBody: parameter("/shop/one", "1"), RoleARN });
  openStack(call, "importer", parameter("/shop/uri", { "Fn::ImportValue": "export-in-use-repository-uri" }));
  past.pass(5 * minute);
  createRole(call, { RoleName: "taken-by-somebody", AssumeRolePolicyDocument: trust });
  openStack(call, "change-set-moved", parameter("/shop/two", "2"));
  past.pass(5 * minute);
}

/** Each in the state that its cause is called after. */
function seedStuck(past: Past, call: Call): void {
  for (const name of ["stack-rolled-back", "termination-protection"]) rollBack(past, call, name);
  updateTerminationProtection(call, { StackName: "termination-protection", EnableTerminationProtection: true });
  for (const name of ["stack-rollback-stuck", "rollback-skip"]) failToRollBack(past, call, name);
  createLogGroup(call, { logGroupName: "/apps/stack-half-made" });
  createStack(call, { StackName: "stack-half-made", TemplateBody: waitingTemplate(7, false), DisableRollback: true });
  const review = { ChangeSetName: "first", ChangeSetType: "CREATE", TemplateBody: waitingTemplate(7, false) } as const;
  openReview(call, { StackName: "stack-review", ...review });
  openStack(call, "stack-busy", waitingTemplate(7, false));
  past.pass(5 * minute);
}

/** Stacks whose deletion has failed, and fails again. */
function seedUndeletable(past: Past, call: Call): void {
  for (const name of ["stack-delete-failed", "repository-not-empty"]) openStack(call, name, registryTemplate);
  openStack(call, "role-in-use", role("role-in-use"));
  const VpcId = findDefaultSubnets(call)[0]?.VpcId;
  const group = { GroupDescription: "of the load balancer", GroupName: "load-balancer-left", VpcId };
  openStack(call, "load-balancer-left", templateOf({ Group: ["AWS::EC2::SecurityGroup", group] }));
  past.pass(5 * minute);
  for (const name of ["stack-delete-failed", "repository-not-empty"])
    seedImage(call, { repositoryName: `${name}-images`, content: "one", imageTag: "v1" });
  attachRolePolicy(call, { RoleName: "role-in-use", PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
  const GroupId = [...rowsOf(call, "sg").values()].find((row) => row.GroupName === "load-balancer-left")?.GroupId ?? "";
  const subnetId = findDefaultSubnets(call)[0]?.SubnetId ?? "";
  addNetworkInterface(call, { subnetId, groupIds: [GroupId], madeBy: call.principal.arn });
  const vpc = [...rowsOf(call, "vpc").values()].find(({ CidrBlock }) => CidrBlock === "10.0.0.0/16");
  createSubnet(call, { VpcId: vpc?.VpcId, CidrBlock: "10.0.1.0/24" });
  for (const name of ["stack-delete-failed", "repository-not-empty", "role-in-use", "load-balancer-left", "vpc-in-use"])
    endStack(call, { StackName: name });
  past.pass(20 * minute);
}

export const stackWays: Ways<Cause> = {
  seed(past) {
    seedNeighbours(past, past.caller(regions.stacks));
    seedUndeletable(past, past.caller(regions.moreStacks));
    seedStuck(past, past.caller(regions.stacks));
    grantedTable(past.caller(regions.withoutStacks)).set(stackCode, 0);
    detachRolePolicy(past.caller(regions.stacks), { RoleName: "for-stacks", PolicyArn: everything });
    deleteRole(past.caller(regions.stacks), { RoleName: "for-stacks" });
  },
  ways: {
    ...byName("stack-rolled-back", "stack-rollback-stuck", "stack-half-made"),
    "stack-delete-failed": stacking("moreStacks", "stack-delete-failed", nothing),
    "rollback-skip": recovering("stacks", "rollback-skip", "continue-rollback-skipping", ["Other"]),
    "termination-protection": recovering("stacks", "termination-protection"),
    "repository-not-empty": recovering("moreStacks", "repository-not-empty"),
    "role-in-use": recovering("moreStacks", "role-in-use"),
    "load-balancer-left": recovering("moreStacks", "load-balancer-left"),
    "export-in-use": stacking("stacks", "export-in-use", registryTemplate.replace(/Outputs:[\s\S]*/, "")),
    "export-missing": stacking(
      "stacks",
      "export-missing",
      parameter("/shop/x", { "Fn::ImportValue": "nobody-exports-it" }),
    ),
    "name-reserved": stacking(
      "stacks",
      "name-reserved",
      templateOf({ Repository: ["AWS::ECR::Repository", { RepositoryName: "export-in-use-images" }] }),
    ),
    "property-invalid": stacking(
      "stacks",
      "property-invalid",
      templateOf({ Repository: ["AWS::ECR::Repository", { RepositoryNam: "shop" }] }),
    ),
    "name-exists": stacking("stacks", "name-exists", role("taken-by-somebody")),
    "stack-role-gone": stacking("stacks", "stack-role-gone", parameter("/shop/one", "2")),
    "stack-quota": stacking("withoutStacks", "stack-quota", parameter("/shop/three", "3")),
    "stack-review": answering("stacks", "preview", (aws) =>
      createChangeSet(aws, { ...asked, stackName: "stack-review" }),
    ),
    "stack-busy": answering("stacks", "preview", async (aws) => {
      const update = { StackName: "stack-busy", TemplateBody: waitingTemplate(30, true) };
      await aws.cloudformation.send(new UpdateStackCommand(update));
      await createChangeSet(aws, { ...asked, stackName: "stack-busy" });
    }),
    "template-size": answering("stacks", "preview", (aws) =>
      createChangeSet(aws, {
        ...asked,
        stackName: "template-size",
        isNewStack: true,
        template: `# ${"-".repeat(60_000)}`,
      }),
    ),
    capabilities: answering("stacks", "preview", (aws) =>
      aws.cloudformation.send(new CreateStackCommand({ StackName: "capabilities", TemplateBody: role("named") })),
    ),
    "change-set-moved": answering("stacks", "service-stack", async (aws) => {
      const key = { stackName: "change-set-moved", changeSetName: asked.changeSetName };
      await createChangeSet(aws, { ...asked, ...key, template: parameter("/shop/two", "2") });
      while ((await findChangeSet(aws, key))?.status !== "FAILED")
        await new Promise((resolve) => setTimeout(resolve, 100));
      await executeChangeSet(aws, key, "slipway-service-stack");
    }),
  },
};

function byName<Each extends Cause>(...causes: Each[]): Record<Each, ReturnType<typeof stacking>> {
  return Object.fromEntries(causes.map((cause) => [cause, stacking("stacks", cause, nothing)])) as Record<
    Each,
    ReturnType<typeof stacking>
  >;
}

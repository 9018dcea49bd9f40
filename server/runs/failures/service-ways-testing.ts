import "server-only";
import type { serviceFailures } from "@/lib/domain/failure-rules/service-failures";
import { minute } from "@/sandbox/scenarios/seeds/past";
import { openStack } from "@/sandbox/scenarios/seeds/stack";
import { createVpc } from "@/sandbox/services/ec2/vpcs";
import { createExpressGatewayService, deleteExpressGatewayService } from "@/sandbox/services/ecs/express-services";
import { registerTaskDefinition } from "@/sandbox/services/ecs/task-definitions";
import { ensureServiceLinkedRole } from "@/sandbox/services/iam/service-linked-roles";
import { roles } from "@/sandbox/services/iam/tables";
import { grantedTable } from "@/sandbox/services/servicequotas/granted";
import { balancerCodes } from "@/sandbox/services/servicequotas/owned-codes";
import { findRollout } from "@/server/aws/rollouts";
import { getAwsClients } from "@/server/context";
import { seedImages, seedServices } from "../seed-testing";
import { failing } from "./answer-testing";
import { networkIn, seedNetwork } from "./network-testing";
import { expressTemplate, templateOf } from "./template-testing";
import { recovering, regions, shipping, stacking, type Way, type Ways, type World } from "./way-testing";

type Cause = keyof typeof serviceFailures;

/** A service that is made with these settings. */
const making = (cause: Cause, changesOf: (world: World) => Record<string, unknown> = () => ({})): Way =>
  stacking("services", cause, (world) => expressTemplate(world, cause, changesOf(world)));

/** A service of Slipway's own in these subnets and security groups. */
const placing =
  (cause: Cause, networkOf: (network: ReturnType<typeof networkIn>) => string[][]): Way =>
  (world) => {
    const [subnetIds = [], securityGroupIds = []] = networkOf(networkIn(regions.networks));
    return shipping("networks", cause, { network: { subnetIds, securityGroupIds } })(world);
  };

const notMain = "not-main";

export const serviceWays: Ways<Cause> = {
  seed(past) {
    const call = past.caller(regions.services);
    seedImages(call, ["images"]);
    seedServices(call, {
      taken: () => ({}),
      draining: () => ({ infrastructureRoleArn: `arn:aws:iam::${call.account}:role/gone` }),
    });
    const serviceArn = `arn:aws:ecs:${call.region}:${call.account}:service/default/draining`;
    deleteExpressGatewayService(call, { serviceArn });
    const container = { name: "app", image: "images", portMappings: [{ containerPort: 80, name: "http" }] };
    registerTaskDefinition(call, {
      family: notMain,
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      containerDefinitions: [container],
    });
    for (const region of [regions.services, regions.networks]) seedNetwork(past.caller(region));
    seedImages(past.caller(regions.networks), ["images"]);

    const poor = past.caller(regions.withoutBalancers);
    seedImages(poor, ["images"]);
    grantedTable(poor).set(balancerCodes["application-load-balancers"] ?? "", 0);
    const full = past.caller(regions.withoutQuota);
    for (let at = 0; at < 4; at++) createVpc(full, { CidrBlock: `10.${at}.0.0/16` });
    const lacking = past.caller(regions.moreStacks);
    ensureServiceLinkedRole(lacking, "ecs.amazonaws.com");
    past.pass(5 * minute);
    createExpressGatewayService(lacking, {
      ...{ serviceName: "without-attributes", primaryContainer: { image: "images" } },
      executionRoleArn: `arn:aws:iam::${call.account}:role/ecsTaskExecutionRole`,
      infrastructureRoleArn: `arn:aws:iam::${call.account}:role/without-attributes`,
    });
    openStack(
      past.caller(regions.moreStacks),
      "vpc-in-use",
      templateOf({ Vpc: ["AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }] }),
    );
    past.pass(5 * minute);
    roles(call).delete("AWSServiceRoleForECS"); // whoever was first, it was not with Express
  },
  ways: {
    "service-linked-role": making("service-linked-role"),
    "service-draining": making("service-draining", () => ({ ServiceName: "draining" })),
    "service-name-taken": making("service-name-taken", () => ({ ServiceName: "taken" })),
    "describe-account-attributes": failing("rollout", async ({ sandbox }) => {
      const aws = await getAwsClients(regions.moreStacks);
      const serviceArn = `arn:aws:ecs:${regions.moreStacks}:${sandbox.world.account}:service/default/without-attributes`;
      const { reason = "" } = (await findRollout(aws, { serviceArn })) ?? {};
      return { rule: "rollout", message: reason };
    }),
    "subnets-mixed": placing("subnets-mixed", ({ open: [one = ""], closed: [, other = ""] }) => [[one, other]]),
    "subnets-one-zone": placing("subnets-one-zone", ({ open: [one = ""], tiny: [other = ""] }) => [[one, other]]),
    "subnets-moved": async (world) => {
      await making("subnets-moved")(world);
      const { closed } = networkIn(regions.services);
      return making("subnets-moved", () => ({ NetworkConfiguration: { Subnets: closed } }))(world);
    },
    "network-gone": placing("network-gone", ({ open: [one = ""] }) => [[one, "subnet-0123456789abcdef0"]]),
    "network-elsewhere": placing("network-elsewhere", ({ open: [one = "", other = ""], foreignGroup }) => [
      [one, other],
      [foreignGroup],
    ]),
    "no-free-addresses": placing("no-free-addresses", ({ tiny: [one = ""], open: [, other = ""] }) => [[one, other]]),
    "task-definition-conflict": making("task-definition-conflict", (world) => ({
      TaskDefinitionArn: definitionIn(world),
      Cpu: "256",
    })),
    "task-definition-shape": making("task-definition-shape", (world) => ({
      ...{ TaskDefinitionArn: definitionIn(world), PrimaryContainer: undefined, ExecutionRoleArn: undefined },
    })),
    "load-balancer-quota": shipping("withoutBalancers", "load-balancer-quota"),
    "vpc-quota": stacking(
      "withoutQuota",
      "vpc-quota",
      templateOf({ Vpc: ["AWS::EC2::VPC", { CidrBlock: "10.9.0.0/16" }] }),
    ),
    "vpc-in-use": recovering("moreStacks", "vpc-in-use"),
  },
};

function definitionIn({ sandbox }: World): string {
  return `arn:aws:ecs:${regions.services}:${sandbox.world.account}:task-definition/${notMain}:1`;
}

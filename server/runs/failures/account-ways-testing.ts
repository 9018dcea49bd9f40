import "server-only";
import type { accountFailures } from "@/lib/domain/failure-rules/account-failures";
import type { FaultRule } from "@/sandbox/fault-rule";
import { putRolePolicy } from "@/sandbox/services/iam/role-policies";
import { createRole } from "@/sandbox/services/iam/roles";
import { listExpressServices } from "@/server/aws/ecs";
import { answering } from "./answer-testing";
import { expressTemplate, roleArn, templateOf } from "./template-testing";
import { regions, stacking, type Way, type Ways } from "./way-testing";

type Cause = keyof typeof accountFailures;

export const deployRole = "may-almost-everything";
const plainRole = "without-attributes";

/** What CloudFormation is answered when it makes a resource for the stack. */
function whileMaking(
  cause: Cause,
  [type, properties]: [string, object],
  fault: Pick<FaultRule, "kind" | "service" | "operation" | "code" | "message" | "status">,
): Way {
  return (world) => {
    world.sandbox.faults.add([{ ...fault, via: "cloudformation", region: regions.moreStacks }]);
    return stacking("moreStacks", cause, templateOf({ Thing: [type, { ...properties }] }))(world);
  };
}

const document = (Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (Principal: object) =>
  document([{ Effect: "Allow", Principal, Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] }]);

export const accountWays: Ways<Cause> = {
  seed(past) {
    const call = past.caller(regions.rights);
    createRole(call, { RoleName: deployRole, AssumeRolePolicyDocument: trust({ AWS: call.account }) });
    const PolicyDocument = document([
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: ["iam:PassRole", "logs:CreateLogGroup"], Resource: "*" },
    ]);
    putRolePolicy(call, { RoleName: deployRole, PolicyName: "rights", PolicyDocument });
    createRole(call, { RoleName: "for-nobody", AssumeRolePolicyDocument: trust({ Service: "lambda.amazonaws.com" }) });
    createRole(call, { RoleName: plainRole, AssumeRolePolicyDocument: trust({ Service: "ecs.amazonaws.com" }) });
    const attributes = document([{ Effect: "Allow", Action: "ec2:DescribeAccountAttributes", Resource: "*" }]);
    putRolePolicy(call, {
      ...{ RoleName: "ecsInfrastructureRoleForExpressServices", PolicyName: "attributes" },
      PolicyDocument: attributes,
    });
  },
  ways: {
    "pass-role": stacking("rights", "pass-role", (world) => expressTemplate(world, "pass-role")),
    denied: stacking(
      "rights",
      "denied",
      templateOf({ Group: ["AWS::Logs::LogGroup", { LogGroupName: "/apps/denied" }] }),
    ),
    "role-trust": stacking("stacks", "role-trust", (world) =>
      expressTemplate(world, "role-trust", { ExecutionRoleArn: roleArn(world, "for-nobody") }),
    ),
    throttled: whileMaking("throttled", ["AWS::SSM::Parameter", { Type: "String", Value: "1" }], {
      ...{ kind: "throttle", service: "ssm", operation: "PutParameter" },
    }),
    "aws-away": whileMaking("aws-away", ["AWS::Logs::LogGroup", {}], {
      ...{ kind: "error", service: "logs", operation: "CreateLogGroup" },
    }),
    "credentials-expired": whileMaking("credentials-expired", ["AWS::ECR::Repository", {}], {
      ...{ kind: "error", service: "ecr", operation: "CreateRepository", status: 400 },
      ...{ code: "ExpiredTokenException", message: "The security token included in the request is expired" },
    }),
    "credentials-invalid": whileMaking("credentials-invalid", ["AWS::SecretsManager::Secret", {}], {
      ...{ kind: "error", service: "secretsmanager", operation: "CreateSecret", status: 400 },
      ...{ code: "UnrecognizedClientException", message: "The security token included in the request is invalid." },
    }),
    "clock-skew": answering("clocks", "check-target", (aws, { sandbox }) => {
      const of = { kind: "skew", region: regions.clocks, service: "ecs" } as const;
      sandbox.faults.add([
        { ...of, skewMs: 40 * minute, times: 1 },
        { ...of, skewMs: -20 * minute, times: 2 },
      ]);
      return listExpressServices(aws);
    }),
  },
};

const minute = 60_000;

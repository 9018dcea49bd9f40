import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { CreateDefaultVpcCommand, DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateClusterCommand, ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { allowed, authorize } from "./authorization";
import { clientConfig } from "./client-config";
import { issueCredentials } from "./credentials";
import { personConfig } from "./identity-center/testing";
import type { Call } from "./operation";
import { administrator } from "./principals";
import type { Sandbox } from "./server";
import { ecs } from "./services/ecs";
import { createPolicy } from "./services/iam/policies";
import { addRole } from "./services/iam/roles";
import { test } from "./testing";

const account = "482109334517";

test("who may only look is told in each service's own words what is missing", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const viewer = personConfig(sandbox, "ines", "ViewOnly");
  const { Arn } = await new STSClient(viewer).send(new GetCallerIdentityCommand());
  await new ECSClient(viewer).send(new ListClustersCommand());
  await new EC2Client(viewer).send(new DescribeVpcsCommand());
  await new CloudFormationClient(viewer).send(new DescribeStacksCommand());
  await new IAMClient(viewer).send(new ListRolesCommand());

  await expect(new ECSClient(viewer).send(new CreateClusterCommand({ clusterName: "shop" }))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `User: ${Arn} is not authorized to perform: ecs:CreateCluster on resource: arn:aws:ecs:eu-west-1:${account}:cluster/shop because no identity-based policy allows the ecs:CreateCluster action`,
    $metadata: { httpStatusCode: 400 },
  });
  await expect(
    new CloudFormationClient(viewer).send(new DeleteStackCommand({ StackName: "shop" })),
  ).rejects.toMatchObject({
    name: "AccessDenied",
    message: `User: ${Arn} is not authorized to perform: cloudformation:DeleteStack on resource: arn:aws:cloudformation:eu-west-1:${account}:stack/shop/* because no identity-based policy allows the cloudformation:DeleteStack action`,
    $metadata: { httpStatusCode: 403 },
  });
  await expect(new EC2Client(viewer).send(new CreateDefaultVpcCommand())).rejects.toMatchObject({
    name: "UnauthorizedOperation",
    message: `You are not authorized to perform this operation. User: ${Arn} is not authorized to perform: ec2:CreateDefaultVpc because no identity-based policy allows the ec2:CreateDefaultVpc action.`,
    $metadata: { httpStatusCode: 403 },
  });
});

test("roles are handed over only to the services that the policy names", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const session = sessionOf(sandbox, [
    { Effect: "Allow", Action: ["codebuild:CreateProject"], Resource: "*" },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } },
    },
  ]);
  expect(() =>
    authorize(session, {
      service: { ...ecs, signingName: "codebuild", resources: () => ["*"] },
      operation: "CreateProject",
      protocol: "awsJson",
      input: { name: "shop", serviceRole: `arn:aws:iam::${account}:role/builder` },
    }),
  ).toThrow(
    `is not authorized to perform: iam:PassRole on resource: arn:aws:iam::${account}:role/builder because no identity-based policy allows the iam:PassRole action`,
  );

  const deployer = new CodeBuildClient(personConfig(sandbox, "tom", "Deployer"));
  const project = {
    name: "shop",
    source: { type: "NO_SOURCE", buildspec: "version: 0.2" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { type: "LINUX_CONTAINER", image: "aws/codebuild/standard:7.0", computeType: "BUILD_GENERAL1_SMALL" },
    serviceRole: `arn:aws:iam::${account}:role/missing`,
  } as const;
  expect((await deployer.send(new CreateProjectCommand(project))).project?.name).toBe("shop");
});

const allow = { Effect: "Allow", Action: "ecs:*", Resource: "*" };
const shopArn = `arn:aws:ecs:eu-west-1:${account}:service/default/shop`;
const silent = "because no identity-based policy allows the ecs:DescribeServices action";

test.for<[string, { statements: object[]; boundary?: object[]; session?: object[] }, string | undefined]>([
  ["an allow", { statements: [allow] }, undefined],
  ["nothing", { statements: [] }, silent],
  ["an allow of another action", { statements: [{ ...allow, Action: "ecs:List*" }] }, silent],
  ["an allow of the same resource", { statements: [{ ...allow, Resource: shopArn }] }, undefined],
  ["an allow of another resource", { statements: [{ ...allow, Resource: `${shopArn}2` }] }, silent],
  [
    "everything but another action",
    { statements: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] },
    undefined,
  ],
  [
    "a deny",
    { statements: [allow, { Effect: "Deny", Action: "ecs:Describe*", Resource: "*" }] },
    "with an explicit deny in an identity-based policy",
  ],
  ["the Region asked for", { statements: [when({ StringEquals: { "aws:RequestedRegion": "eu-west-1" } })] }, undefined],
  ["another Region", { statements: [when({ StringEquals: { "aws:RequestedRegion": "us-east-1" } })] }, silent],
  ["the person behind", { statements: [when({ StringLike: { "aws:SourceIdentity": "to?" } })] }, undefined],
  ["another person", { statements: [when({ StringNotEquals: { "aws:SourceIdentity": "tom" } })] }, silent],
  ["a tag of the role", { statements: [when({ StringEquals: { "aws:PrincipalTag/team": "shop" } })] }, undefined],
  ["another tag of the role", { statements: [when({ StringEquals: { "aws:PrincipalTag/team": "pay" } })] }, silent],
  [
    "a time to come",
    { statements: [when({ DateGreaterThan: { "aws:CurrentTime": "2100-01-01T00:00:00Z" } })] },
    silent,
  ],
  [
    "a boundary without it",
    { statements: [allow], boundary: [{ ...allow, Action: "iam:*" }] },
    "because no permissions boundary allows the ecs:DescribeServices action",
  ],
  [
    "a session without it",
    { statements: [allow], session: [{ ...allow, Action: "iam:*" }] },
    "because no session policy allows the ecs:DescribeServices action",
  ],
  [
    "a session that denies it",
    { statements: [allow], session: [allow, { ...allow, Effect: "Deny" }] },
    "with an explicit deny in a session policy",
  ],
  ["all that allow", { statements: [allow], session: [allow], boundary: [allow] }, undefined],
])("by %s a call is decided", async ([, { statements, boundary, session }, reason], { sandbox }) => {
  const call = sessionOf(sandbox, statements, { boundary, session });
  const describe = () =>
    authorize(call, {
      service: ecs,
      operation: "DescribeServices",
      protocol: "awsJson",
      input: { services: ["shop"] },
    });
  if (reason === undefined) expect(describe).not.toThrow();
  else expect(describe).toThrow(reason);
});

test("every resource of a call has to be allowed", async ({ sandbox }) => {
  const call = sessionOf(sandbox, [{ ...allow, Resource: shopArn }]);
  expect(() =>
    authorize(call, {
      service: ecs,
      operation: "DescribeServices",
      protocol: "awsJson",
      input: { cluster: `arn:aws:ecs:eu-west-1:${account}:cluster/default`, services: ["shop", "pay"] },
    }),
  ).toThrow(`on resource: arn:aws:ecs:eu-west-1:${account}:service/default/pay`);
});

test("a role is assumed with the caller's own right, or because its trust names the caller", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const viewer = personConfig(sandbox, "ines", "ViewOnly");
  const sts = new STSClient(viewer);
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand());
  const place = { world: sandbox.world, account, region: "eu-west-1" };
  const addTrusting = (name: string, AWS: string) => {
    const Statement = [{ Effect: "Allow", Principal: { AWS }, Action: ["sts:AssumeRole", "sts:SetSourceIdentity"] }];
    const trustPolicy = JSON.stringify({ Version: "2012-10-17", Statement });
    return addRole(place, { name, path: "/", trustPolicy, madeBy: "test" }, {}).arn;
  };
  const assume = (RoleArn: string) =>
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "ines", SourceIdentity: "ines" }));
  const everybody = addTrusting("everybody", `arn:aws:iam::${account}:root`);
  await expect(assume(everybody)).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining(`is not authorized to perform: sts:AssumeRole on resource: ${everybody}`),
  });
  expect((await assume(addTrusting("hers", Arn))).SourceIdentity).toBe("ines");
});

test("a service does with a role what the role's policies allow", async ({ sandbox }) => {
  const call = sessionOf(sandbox, [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }]);
  const role = `arn:aws:iam::${account}:role/tested`;
  expect(allowed(call, role, "logs:PutLogEvents", "*")).toBe(true);
  expect(allowed(call, role, "logs:CreateLogGroup", "*")).toBe(false);
  expect(allowed(call, `${role}x`, "logs:PutLogEvents", "*")).toBe(false);
});

test("a stack acts with the rights of whoever asks for it", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const statements = [
    { Effect: "Allow", Action: ["cloudformation:*", "logs:*"], Resource: "*" },
    { Effect: "Allow", Action: "iam:DeleteRole", Resource: "*" },
  ];
  const config = sessionConfigOf(sandbox, statements);
  const template = {
    Resources: {
      Log: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "/shop" } },
      Role: {
        Type: "AWS::IAM::Role",
        Properties: { RoleName: "shop", AssumeRolePolicyDocument: JSON.parse(trust) },
      },
    },
  };
  const client = new CloudFormationClient(config);
  const input = { StackName: "shop", TemplateBody: JSON.stringify(template) };
  await client.send(new CreateStackCommand({ ...input, Capabilities: ["CAPABILITY_NAMED_IAM"] }));
  sandbox.world.step(600_000);

  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: "shop" }));
  const failed = StackEvents.find(
    ({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === "Role" && ResourceStatus === "CREATE_FAILED",
  );
  expect(failed?.ResourceStatusReason).toMatch(
    /^Resource handler returned message: "User: arn:aws:sts::482109334517:assumed-role\/tested\/tom is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::482109334517:role\/shop because no identity-based policy allows the iam:CreateRole action \(Service: Iam, Status Code: 403, Request ID: [^)]+\)" \(RequestToken: [^,]+, HandlerErrorCode: AccessDenied\)$/,
  );
  expect((await client.send(new DescribeStacksCommand({ StackName: "shop" }))).Stacks?.[0]?.StackStatus).toBe(
    "ROLLBACK_COMPLETE",
  );
  const role = new IAMClient(personConfig(sandbox, "mina", "AdministratorAccess")).send(
    new GetRoleCommand({ RoleName: "shop" }),
  );
  await expect(role).rejects.toMatchObject({ name: "NoSuchEntityException" });
});

test("2,000 calls are decided in well under a second", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const statements = Array.from({ length: 20 }, (_, at) => ({ ...allow, Action: `ecs:Describe${at || "Services"}` }));
  const call = sessionOf(sandbox, statements);
  const decideAll = () => {
    for (let at = 0; at < 2000; at++) {
      const input = { services: [`shop-${at % 200}`] };
      authorize(call, { service: ecs, operation: "DescribeServices", protocol: "awsJson", input });
    }
  };
  decideAll();
  const startedAt = performance.now();
  decideAll();
  expect(performance.now() - startedAt).toBeLessThan(500);
});

/** A session of a role that has nothing but these policies. */
function sessionOf(
  { world }: Sandbox,
  statements: object[],
  { boundary, session }: { boundary?: object[] | undefined; session?: object[] | undefined } = {},
): Call {
  const place = { world, account, region: "eu-west-1" };
  const role = addRole(
    place,
    { name: "tested", path: "/", trustPolicy: trust, madeBy: "test" },
    { Tags: [{ Key: "team", Value: "shop" }] },
  );
  if (statements.length > 0) role.inlinePolicies.set("tested", policy(statements));
  if (boundary) {
    const call = { ...place, principal: administrator(world, ""), requestId: "test" };
    const { Policy } = createPolicy(call, { PolicyName: "boundary", PolicyDocument: policy(boundary) });
    role.permissionsBoundary = Policy?.Arn;
  }
  const principal = {
    arn: `arn:aws:sts::${account}:assumed-role/tested/tom`,
    userId: `${role.id}:tom`,
    accessKeyId: "ASIA",
    account,
    roleName: "tested",
    roleArn: role.arn,
    sourceIdentity: "tom",
    ...(session && { sessionPolicy: policy(session) }),
  };
  return { ...place, principal, requestId: "test" };
}

function sessionConfigOf(sandbox: Sandbox, statements: object[]) {
  const call = sessionOf(sandbox, statements);
  const { accessKeyId, secretAccessKey, sessionToken } = issueCredentials(call, {
    roleName: "tested",
    roleArn: `arn:aws:iam::${account}:role/tested`,
    sessionName: "tom",
    durationMs: 3_600_000,
    issuedBy: "sts",
  });
  return { ...clientConfig(sandbox), credentials: { accessKeyId, secretAccessKey, sessionToken } };
}

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

function when(Condition: object): object {
  return { ...allow, Condition };
}

function policy(Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

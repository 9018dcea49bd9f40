import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  paginateListRoles,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";
import { canAssume, roleAllows } from "./iam/trust";

const executionPolicy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const infrastructurePolicy =
  "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices";
const pushPolicy = policy({ Effect: "Allow", Action: "ecr:Put*", Resource: "*" });

test("a role keeps what it was made with", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const { Role } = await createRole(client, "app-role", {
    Description: "for the app",
    Tags: [{ Key: "team", Value: "shop" }],
  });

  expect(Role).toMatchObject({
    Arn: "arn:aws:iam::482109334517:role/app-role",
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Path: "/",
    Description: "for the app",
    MaxSessionDuration: 3600,
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const read = (await client.send(new GetRoleCommand({ RoleName: "app-role" }))).Role;
  expect(JSON.parse(decodeURIComponent(read?.AssumeRolePolicyDocument ?? ""))).toEqual(
    JSON.parse(trustOf("ecs.amazonaws.com")),
  );
  expect(read?.CreateDate).toEqual(Role?.CreateDate);
});

test("a role's policies and tags can be put, read and taken away", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const RoleName = "app-role";
  await createRole(client, RoleName);
  await client.send(new PutRolePolicyCommand({ RoleName, PolicyName: "push", PolicyDocument: pushPolicy }));
  await client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: executionPolicy }));
  await client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: executionPolicy }));
  await client.send(
    new TagRoleCommand({
      RoleName,
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "" },
      ],
    }),
  );
  await client.send(new UntagRoleCommand({ RoleName, TagKeys: ["a"] }));
  await client.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }));

  expect((await client.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(["push"]);
  const inline = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName: "push" }));
  expect(decodeURIComponent(inline.PolicyDocument ?? "")).toBe(pushPolicy);
  expect((await client.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies).toEqual([
    { PolicyName: "AmazonECSTaskExecutionRolePolicy", PolicyArn: executionPolicy },
  ]);
  expect((await client.send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: "b", Value: "" }]);
  expect((await client.send(new GetRoleCommand({ RoleName }))).Role?.MaxSessionDuration).toBe(7200);

  const remove = new DeleteRoleCommand({ RoleName });
  await expect(client.send(remove)).rejects.toMatchObject({
    name: "DeleteConflictException",
    message: "Cannot delete entity, must detach all policies first.",
  });
  await client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: executionPolicy }));
  await expect(client.send(remove)).rejects.toMatchObject({
    message: "Cannot delete entity, must delete policies first.",
  });
  await client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "push" }));
  await client.send(remove);
  await expect(client.send(remove)).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: "The role with name app-role cannot be found.",
    $metadata: { httpStatusCode: 404 },
  });
});

test("a new role cannot be assumed at once, and only by whom it trusts", async ({ start }) => {
  const sandbox = await start({ speed: 1 });
  const { arn, place } = await roleIn(sandbox);
  expect(canAssume(place, arn, "ecs.amazonaws.com")).toBe(false);

  sandbox.world.step(9000);
  expect(canAssume(place, arn, "ecs.amazonaws.com")).toBe(true);
  expect(canAssume(place, arn, "codebuild.amazonaws.com")).toBe(false);
  expect(canAssume(place, `${arn}x`, "ecs.amazonaws.com")).toBe(false);

  const client = new IAMClient(clientConfig(sandbox));
  const PolicyDocument = trustOf("codebuild.amazonaws.com");
  await client.send(new UpdateAssumeRolePolicyCommand({ RoleName: "app-role", PolicyDocument }));
  expect(canAssume(place, arn, "codebuild.amazonaws.com")).toBe(true);
});

test("AWS's policy for Express services leaves the account's attributes out, an inline one adds them", async ({
  sandbox,
}) => {
  const { arn, place } = await roleIn(sandbox);
  const client = new IAMClient(clientConfig(sandbox));
  const RoleName = "app-role";
  await client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: infrastructurePolicy }));
  expect(roleAllows(place, arn, "elasticloadbalancing:CreateLoadBalancer")).toBe(true);
  expect(roleAllows(place, arn, "ec2:DescribeAccountAttributes")).toBe(false);

  const allow = policy({ Effect: "Allow", Action: ["ec2:describe*"], Resource: "*" });
  await client.send(new PutRolePolicyCommand({ RoleName, PolicyName: "attributes", PolicyDocument: allow }));
  expect(roleAllows(place, arn, "ec2:DescribeAccountAttributes")).toBe(true);

  const deny = policy({ Effect: "Deny", Action: "ec2:*", Resource: "*" });
  await client.send(new PutRolePolicyCommand({ RoleName, PolicyName: "never", PolicyDocument: deny }));
  expect(roleAllows(place, arn, "ec2:DescribeAccountAttributes")).toBe(false);
});

test("a policy of one's own lives until nothing holds it", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, "app-role");
  const create = new CreatePolicyCommand({ PolicyName: "push", PolicyDocument: pushPolicy });
  const PolicyArn = (await client.send(create)).Policy?.Arn ?? "";
  await expect(client.send(create)).rejects.toMatchObject({ name: "EntityAlreadyExistsException" });
  await client.send(new AttachRolePolicyCommand({ RoleName: "app-role", PolicyArn }));

  expect((await client.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({ AttachmentCount: 1 });
  const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
  expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(pushPolicy);
  const own = await client.send(new ListPoliciesCommand({ Scope: "Local" }));
  expect(own.Policies?.map(({ Arn }) => Arn)).toEqual([PolicyArn]);
  const all = await client.send(new ListPoliciesCommand({ MaxItems: 1000 }));
  expect(all.Policies?.map(({ Arn }) => Arn)).toContain(executionPolicy);

  await expect(client.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    name: "DeleteConflictException",
  });
  await client.send(new DetachRolePolicyCommand({ RoleName: "app-role", PolicyArn }));
  await client.send(new DeletePolicyCommand({ PolicyArn }));
  await expect(client.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
});

test("a service-linked role is made once, and only AWS may change it", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const create = new CreateServiceLinkedRoleCommand({ AWSServiceName: "ecs.amazonaws.com" });
  expect((await client.send(create)).Role?.Path).toBe("/aws-service-role/ecs.amazonaws.com/");

  await expect(client.send(create)).rejects.toMatchObject({
    name: "InvalidInputException",
    message: "Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.",
  });
  const remove = new DeleteRoleCommand({ RoleName: "AWSServiceRoleForECS" });
  await expect(client.send(remove)).rejects.toMatchObject({ name: "UnmodifiableEntityException" });
});

test("roles are listed page by page", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  for (let number = 0; number < 7; number++) await createRole(client, `role-${number}`);
  const pages: string[][] = [];
  for await (const { Roles = [] } of paginateListRoles({ client, pageSize: 3 }, {})) {
    pages.push(Roles.map(({ RoleName = "" }) => RoleName));
  }

  expect(pages).toEqual([["role-0", "role-1", "role-2"], ["role-3", "role-4", "role-5"], ["role-6"]]);
  expect((await client.send(new ListRolesCommand({ PathPrefix: "/other/" }))).Roles).toEqual([]);
});

test("the administrator is the only user, and the account has no alias", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  expect((await client.send(new GetUserCommand({}))).User).toMatchObject({ UserName: "administrator", Path: "/" });
  expect((await client.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
  await expect(client.send(new GetUserCommand({ UserName: "x" }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
});

const trust = trustOf("ecs.amazonaws.com");
const [policyWithPrincipal, policyWithoutResource] = [
  policy({ Effect: "Allow", Action: "*", Resource: "*", Principal: "*" }),
  policy({ Effect: "Allow", Action: "*" }),
];
test.for([
  [
    "a name that is taken",
    new CreateRoleCommand({ RoleName: "app-role", AssumeRolePolicyDocument: trust }),
    "EntityAlreadyExistsException",
    "Role with name app-role already exists.",
  ],
  [
    "a name with a space",
    new CreateRoleCommand({ RoleName: "a b", AssumeRolePolicyDocument: trust }),
    "ValidationError",
    "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
  ],
  [
    "a name of 65 letters",
    new CreateRoleCommand({ RoleName: "a".repeat(65), AssumeRolePolicyDocument: trust }),
    "ValidationError",
    "length less than or equal to 64",
  ],
  [
    "no name",
    new CreateRoleCommand({ RoleName: undefined, AssumeRolePolicyDocument: trust }),
    "ValidationError",
    "1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null",
  ],
  [
    "a trust that is not JSON",
    new CreateRoleCommand({ RoleName: "b", AssumeRolePolicyDocument: "{" }),
    "MalformedPolicyDocumentException",
    "This policy contains invalid Json",
  ],
  [
    "a trust of nobody",
    new CreateRoleCommand({ RoleName: "b", AssumeRolePolicyDocument: pushPolicy }),
    "MalformedPolicyDocumentException",
    "Missing required field Principal",
  ],
  [
    "a trust without statements",
    new CreateRoleCommand({ RoleName: "b", AssumeRolePolicyDocument: "{}" }),
    "MalformedPolicyDocumentException",
    "Syntax errors in policy.",
  ],
  [
    "a trust of an unknown service",
    new CreateRoleCommand({ RoleName: "b", AssumeRolePolicyDocument: trustOf("shop") }),
    "MalformedPolicyDocumentException",
    'Invalid principal in policy: "SERVICE":"shop"',
  ],
  [
    "a trust of a role that is not there",
    new CreateRoleCommand({ RoleName: "b", AssumeRolePolicyDocument: trustOfRole("nobody") }),
    "MalformedPolicyDocumentException",
    'Invalid principal in policy: "AWS":"arn:aws:iam::482109334517:role/nobody"',
  ],
  [
    "a change of trust to a role that is not there",
    new UpdateAssumeRolePolicyCommand({ RoleName: "app-role", PolicyDocument: trustOfRole("nobody") }),
    "MalformedPolicyDocumentException",
    'Invalid principal in policy: "AWS":"arn:aws:iam::482109334517:role/nobody"',
  ],
  [
    "a policy with a principal",
    new PutRolePolicyCommand({ RoleName: "app-role", PolicyName: "p", PolicyDocument: policyWithPrincipal }),
    "MalformedPolicyDocumentException",
    "Policy document should not specify a principal.",
  ],
  [
    "a policy without resources",
    new PutRolePolicyCommand({ RoleName: "app-role", PolicyName: "p", PolicyDocument: policyWithoutResource }),
    "MalformedPolicyDocumentException",
    "Policy statement must contain resources.",
  ],
  [
    "an unknown managed policy",
    new AttachRolePolicyCommand({ RoleName: "app-role", PolicyArn: "arn:aws:iam::aws:policy/NoSuchPolicy" }),
    "NoSuchEntityException",
    "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.",
  ],
  [
    "a policy that is not attached",
    new DetachRolePolicyCommand({ RoleName: "app-role", PolicyArn: executionPolicy }),
    "NoSuchEntityException",
    `Policy ${executionPolicy} was not found.`,
  ],
  [
    "an inline policy that is not there",
    new GetRolePolicyCommand({ RoleName: "app-role", PolicyName: "p" }),
    "NoSuchEntityException",
    "The role policy with name p cannot be found.",
  ],
] as const)("%s is refused", async ([, command, name, message], { sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, "app-role");
  await expect(client.send(command as CreateRoleCommand)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

function createRole(client: IAMClient, RoleName: string, more: object = {}) {
  return client.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trustOf("ecs.amazonaws.com"), ...more }),
  );
}

async function roleIn(sandbox: Sandbox) {
  const { Role } = await createRole(new IAMClient(clientConfig(sandbox)), "app-role");
  return { arn: Role?.Arn ?? "", place: { account: sandbox.world.account, region: "eu-west-1", world: sandbox.world } };
}

function trustOf(service: string): string {
  return policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
}

function trustOfRole(name: string): string {
  const AWS = `arn:aws:iam::482109334517:role/${name}`;
  return policy({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" });
}

function policy(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

import {
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../testing";

const roleArn = "arn:aws:iam::482109334517:role/team/deployer";
const service = "arn:aws:ecs:eu-west-1:482109334517:service/default/shop";

test("a role's policies are tried for actions and resources, and each answer names the policy that decides", async ({
  sandbox,
}) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, [
    { Effect: "Allow", Action: "ecs:*", Resource: service },
    { Effect: "Deny", Action: "ecs:Delete*", Resource: "*" },
  ]);
  const simulate = (input: { Marker?: string | undefined; MaxItems?: number }) =>
    client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: roleArn,
        ActionNames: ["ecs:UpdateService", "ecs:DeleteService"],
        ResourceArns: [service, `${service}2`],
        ...input,
      }),
    );
  const first = await simulate({ MaxItems: 3 });
  const second = await simulate({ Marker: first.Marker });
  const results = [...(first.EvaluationResults ?? []), ...(second.EvaluationResults ?? [])];
  expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
  expect(results.map((one) => [one.EvalActionName, one.EvalResourceName, one.EvalDecision])).toEqual([
    ["ecs:UpdateService", service, "allowed"],
    ["ecs:UpdateService", `${service}2`, "implicitDeny"],
    ["ecs:DeleteService", service, "explicitDeny"],
    ["ecs:DeleteService", `${service}2`, "explicitDeny"],
  ]);
  const source = { SourcePolicyId: "role_deployer_rights", SourcePolicyType: "role" };
  expect(results.map(({ MatchedStatements }) => MatchedStatements)).toEqual([
    [expect.objectContaining(source)],
    [],
    [expect.objectContaining(source), expect.objectContaining(source)],
    [expect.objectContaining(source)],
  ]);
});

test("conditions count with the context that is given, and keys that were not given are named", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, [
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } },
    },
  ]);
  const input = { PolicySourceArn: roleArn, ActionNames: ["iam:PassRole"] };
  const without = await client.send(new SimulatePrincipalPolicyCommand(input));
  expect(without.EvaluationResults?.[0]).toMatchObject({
    EvalDecision: "implicitDeny",
    EvalResourceName: "*",
    MissingContextValues: ["iam:PassedToService"],
  });
  const ContextEntries = [
    {
      ContextKeyName: "iam:PassedToService",
      ContextKeyType: "string" as const,
      ContextKeyValues: ["ecs.amazonaws.com"],
    },
  ];
  const given = await client.send(new SimulatePrincipalPolicyCommand({ ...input, ContextEntries }));
  expect(given.EvaluationResults?.[0]).toMatchObject({ EvalDecision: "allowed", MissingContextValues: [] });
});

test("a boundary limits, further policies add, and the administrator may everything", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, [{ Effect: "Allow", Action: "ecs:*", Resource: "*" }]);
  const { Policy } = await client.send(
    new CreatePolicyCommand({
      PolicyName: "limit",
      PolicyDocument: policy([{ Effect: "Allow", Action: "ecs:List*", Resource: "*" }]),
    }),
  );
  await client.send(new PutRolePermissionsBoundaryCommand({ RoleName: "deployer", PermissionsBoundary: Policy?.Arn }));
  const further = policy([{ Effect: "Allow", Action: "logs:*", Resource: "*" }]);
  const { EvaluationResults = [] } = await client.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: roleArn,
      ActionNames: ["ecs:ListClusters", "ecs:CreateCluster", "logs:CreateLogGroup"],
      PolicyInputList: [further],
    }),
  );
  expect(EvaluationResults.map(({ EvalDecision }) => EvalDecision)).toEqual([
    "allowed",
    "implicitDeny",
    "implicitDeny",
  ]);
  expect(EvaluationResults[1]?.PermissionsBoundaryDecisionDetail).toEqual({ AllowedByPermissionsBoundary: false });

  const custom = new SimulateCustomPolicyCommand({ PolicyInputList: [further], ActionNames: ["logs:CreateLogGroup"] });
  expect((await client.send(custom)).EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  const user = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: "arn:aws:iam::482109334517:user/administrator",
    ActionNames: ["iam:DeleteRole"],
  });
  expect((await client.send(user)).EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
});

test.for([
  ["a session", { PolicySourceArn: "arn:aws:sts::482109334517:assumed-role/deployer/tom" }, "InvalidInputException"],
  ["a role that is not there", { PolicySourceArn: roleArn }, "NoSuchEntityException"],
  ["no action", { ActionNames: ["everything"] }, "InvalidInputException"],
  ["a broken policy", { PolicyInputList: ["{"] }, "MalformedPolicyDocumentException"],
] as const)("%s cannot be simulated", async ([, input, name], { sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const [ActionNames, PolicyInputList] = [
    "ActionNames" in input ? [...input.ActionNames] : ["ecs:ListClusters"],
    "PolicyInputList" in input ? [...input.PolicyInputList] : undefined,
  ];
  const PolicySourceArn =
    "PolicySourceArn" in input ? input.PolicySourceArn : "arn:aws:iam::482109334517:user/administrator";
  await expect(
    client.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames, PolicyInputList })),
  ).rejects.toMatchObject({ name });
});

async function createRole(client: IAMClient, statements: object[]): Promise<void> {
  const trust = { Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" };
  await client.send(
    new CreateRoleCommand({ RoleName: "deployer", Path: "/team/", AssumeRolePolicyDocument: policy([trust]) }),
  );
  const PolicyDocument = policy(statements);
  await client.send(new PutRolePolicyCommand({ RoleName: "deployer", PolicyName: "rights", PolicyDocument }));
}

function policy(Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

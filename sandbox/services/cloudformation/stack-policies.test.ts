import { expect } from "vitest";
import { type Deployer, test } from "./testing";

const group = (days: number, name = "app") =>
  `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: ${name}, RetentionInDays: ${days} } }, Other: { Type: "AWS::Logs::LogGroup" } }`;
const without = `Resources: { Other: { Type: "AWS::Logs::LogGroup" } }`;

function policy(effect: "Allow" | "Deny", action: string, more: object = {}) {
  const all = { Effect: "Allow", Action: "Update:*", Principal: "*", Resource: "*" };
  const one = { Effect: effect, Action: action, Principal: "*", Resource: "LogicalResourceId/Group", ...more };
  return JSON.stringify({ Statement: effect === "Deny" ? [all, one] : [one] });
}

async function made(deployer: Deployer, StackPolicyBody: string) {
  await deployer.createStack({ StackName: "logs", TemplateBody: group(7), StackPolicyBody });
  await deployer.settled("logs");
}

const onGroup = "for resource [LogicalResourceId/Group]";

test.for([
  ["a change", "Update:Modify", {}, group(14), `does not allow [Update:Modify] ${onGroup}`],
  ["a replacement", "Update:Replace", {}, group(7, "web"), `does not allow [Update:Replace] ${onGroup}`],
  ["a removal", "Update:Delete", {}, without, `does not allow [Update:Delete] ${onGroup}`],
  [
    "a change of a type",
    "Update:*",
    { Resource: "*", Condition: { StringLike: { ResourceType: ["AWS::Logs::*"] } } },
    group(14),
    `does not allow [Update:Modify] ${onGroup}`,
  ],
] as const)("a stack policy keeps a resource from %s", async ([, action, more, TemplateBody, reason], { deployer }) => {
  await made(deployer, policy("Deny", action, more));
  await deployer.updateStack({ StackName: "logs", TemplateBody });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  expect(await deployer.story("logs")).toContain(
    `Group UPDATE_FAILED: Action denied by stack policy: Statement [#2] ${reason}`,
  );

  const StackPolicyDuringUpdateBody = policy("Allow", "Update:*", { Resource: "*" });
  await deployer.updateStack({ StackName: "logs", TemplateBody, StackPolicyDuringUpdateBody });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
});

test("what a policy does not name it does not allow, and one that is set later holds from then on", async ({
  deployer,
}) => {
  await made(deployer, policy("Allow", "Update:*", { Resource: "LogicalResourceId/Other" }));
  await deployer.updateStack({ StackName: "logs", TemplateBody: group(14) });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });

  const StackPolicyBody = policy("Allow", "Update:*");
  await deployer.setStackPolicy({ StackName: "logs", StackPolicyBody });
  expect(await deployer.getStackPolicy({ StackName: "logs" })).toMatchObject({ StackPolicyBody });
  await deployer.updateStack({ StackName: "logs", TemplateBody: group(14) });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
});

test.for(["{", "{}", policy("Allow", "Delete"), policy("Allow", "Update:*", { Principal: "me" })])(
  "%s is no stack policy",
  async (StackPolicyBody, { deployer }) => {
    const input = { StackName: "logs", TemplateBody: group(7), StackPolicyBody };
    await expect(deployer.createStack(input)).rejects.toThrow(/^Error validating stack policy: /);
  },
);

import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "./testing";

const group = (properties: string, parameters = "") =>
  `${parameters}\nResources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { ${properties} } } }`;
const stored = (type: string, value: string) => `Parameters: { P: { Type: "${type}", Default: ${value} } }`;

test("a parameter of the Parameter Store is read when the stack is made, and again when it is updated", async ({
  deployer,
  sandbox,
}) => {
  const ssm = new SSMClient(clientConfig(sandbox));
  await ssm.send(new PutParameterCommand({ Name: "/shop/days", Value: "7", Type: "String" }));
  const TemplateBody = group(
    "LogGroupName: app, RetentionInDays: !Ref P",
    stored("AWS::SSM::Parameter::Value<String>", "/shop/days"),
  );
  await deployer.createStack({ StackName: "logs", TemplateBody });
  expect(await deployer.settled("logs")).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    Parameters: [{ ParameterKey: "P", ParameterValue: "/shop/days", ResolvedValue: "7" }],
  });
  await ssm.send(new PutParameterCommand({ Name: "/shop/days", Value: "30", Overwrite: true }));
  await deployer.updateStack({ StackName: "logs", UsePreviousTemplate: true });
  await deployer.settled("logs");
  const { logGroups } = await new CloudWatchLogsClient(clientConfig(sandbox)).send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toMatchObject([{ logGroupName: "app", retentionInDays: 30 }]);
});

test("dynamic references are fetched for the resource, and never shown", async ({ deployer, sandbox }) => {
  const ssm = new SSMClient(clientConfig(sandbox));
  await ssm.send(new PutParameterCommand({ Name: "days", Value: "7", Type: "String" }));
  const secrets = new SecretsManagerClient(clientConfig(sandbox));
  await secrets.send(new CreateSecretCommand({ Name: "names", SecretString: '{"group":"hidden"}' }));
  const TemplateBody = group(
    `LogGroupName: "a/{{resolve:secretsmanager:names:SecretString:group}}", RetentionInDays: "{{resolve:ssm:days:1}}"`,
  );
  await deployer.createStack({ StackName: "logs", TemplateBody });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
  const { logGroups } = await new CloudWatchLogsClient(clientConfig(sandbox)).send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toMatchObject([{ logGroupName: "a/hidden", retentionInDays: 7 }]);
  const { StackEvents } = await deployer.describeStackEvents({ StackName: "logs" });
  const properties = StackEvents?.flatMap(({ ResourceProperties }) => ResourceProperties ?? []).join();
  expect(properties).toContain("{{resolve:secretsmanager:names:SecretString:group}}");
  expect(properties).not.toContain("hidden");
});

test.for([
  [
    "a parameter that is not there",
    group("LogGroupName: !Ref P", stored("AWS::SSM::Parameter::Value<String>", "nothing")),
    "Unable to fetch parameters [nothing] from parameter store for this account.",
  ],
  [
    "a type that is none",
    group("LogGroupName: !Ref P", stored("AWS::SSM::Parameter::Value<Thing>", "nothing")),
    "Template format error: Unrecognized parameter type: AWS::SSM::Parameter::Value<Thing>",
  ],
  [
    "a secure reference",
    group(`LogGroupName: "{{resolve:ssm-secure:a:1}}"`),
    "SSM Secure reference is not supported in: [AWS::Logs::LogGroup/Properties/LogGroupName]",
  ],
])("%s is refused at once", async ([, TemplateBody, message], { deployer }) => {
  await expect(deployer.createStack({ StackName: "logs", TemplateBody })).rejects.toThrow(message);
});

test.for([
  [`"{{resolve:secretsmanager:nothing}}"`, "Secrets Manager can't find the specified secret."],
  [`"{{resolve:ssm:nothing}}"`, "Unable to fetch parameters [nothing] from parameter store for this account."],
])("a dynamic reference to nothing fails its resource: %s", async ([name, reason], { deployer }) => {
  await deployer.createStack({ StackName: "logs", TemplateBody: group(`LogGroupName: ${name}`) });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect(await deployer.story("logs")).toContain(`Group CREATE_FAILED: ${reason}`);
});

test.for([
  ["AWS::EC2::VPC::Id", "vpc-1"],
  ["List<AWS::EC2::Subnet::Id>", "subnet-1"],
  ["AWS::EC2::AvailabilityZone::Name", "eu-west-1z"],
] as const)("a parameter of the type %s must name something that is there", async ([type, value], { deployer }) => {
  const TemplateBody = group("LogGroupName: a", stored(type, value));
  const reason = `Parameter validation failed: parameter value ${value} for parameter name P does not exist`;
  await deployer.createStack({ StackName: "logs", TemplateBody });
  await deployer.settled("logs");
  expect(await deployer.story("logs")).toContain(`logs ROLLBACK_IN_PROGRESS: ${reason}. Rollback requested by user.`);
  const planned = { StackName: "other", ChangeSetName: "a", ChangeSetType: "CREATE" as const, TemplateBody };
  expect(await deployer.planned(planned)).toMatchObject({ Status: "FAILED", StatusReason: reason });
});

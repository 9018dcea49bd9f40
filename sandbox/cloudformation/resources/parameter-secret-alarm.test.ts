import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../services/cloudformation/testing";

interface Choice {
  value: string;
  threshold: number;
  length: number;
  alarmName: string;
}

function template({ value, threshold, length, alarmName }: Choice): string {
  return JSON.stringify({
    Resources: {
      Parameter: {
        Type: "AWS::SSM::Parameter",
        Properties: { Name: "/shop/colour", Type: "String", Value: value, Tags: { team: "shop" } },
      },
      Unnamed: { Type: "AWS::SSM::Parameter", Properties: { Type: "StringList", Value: "a,b" } },
      Secret: {
        Type: "AWS::SecretsManager::Secret",
        Properties: {
          Name: "shop/db",
          GenerateSecretString: {
            SecretStringTemplate: '{"user":"shop"}',
            GenerateStringKey: "password",
            PasswordLength: length,
            ExcludePunctuation: true,
          },
        },
      },
      Alarm: {
        Type: "AWS::CloudWatch::Alarm",
        Properties: {
          AlarmName: alarmName,
          Namespace: "Shop",
          MetricName: "Errors",
          Statistic: "Sum",
          Period: "60",
          EvaluationPeriods: 1,
          Threshold: threshold,
          ComparisonOperator: "GreaterThanThreshold",
          Dimensions: [{ Name: "Colour", Value: { "Fn::GetAtt": ["Parameter", "Value"] } }],
        },
      },
    },
    Outputs: {
      Parameter: { Value: { Ref: "Parameter" } },
      Unnamed: { Value: { Ref: "Unnamed" } },
      Secret: { Value: { Ref: "Secret" } },
      Alarm: { Value: { "Fn::GetAtt": ["Alarm", "Arn"] } },
    },
  });
}

test("parameters, secrets and alarms are made, changed and taken away by a stack", async ({ sandbox, deployer }) => {
  const config = clientConfig(sandbox);
  const [ssm, secrets, cloudwatch] = [new SSM(config), new SecretsManager(config), new CloudWatch(config)];
  const StackName = "shop";
  const first = { value: "red", threshold: 5, length: 20, alarmName: "errors" };
  await deployer.createStack({ StackName, TemplateBody: template(first) });
  const { StackStatus, Outputs = [] } = await deployer.settled(StackName);
  expect(StackStatus).toBe("CREATE_COMPLETE");
  const outputs = Object.fromEntries(Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
  expect(outputs).toEqual({
    Parameter: "/shop/colour",
    Unnamed: expect.stringMatching(/^CFN-Unnamed-[A-Za-z0-9]{12}$/),
    Secret: expect.stringMatching(/:secret:shop\/db-[A-Za-z0-9]{6}$/),
    Alarm: expect.stringMatching(/:alarm:errors$/),
  });
  const password = async () => JSON.parse((await secrets.getSecretValue({ SecretId: "shop/db" })).SecretString ?? "{}");
  const alarm = async (AlarmName: string) =>
    (await cloudwatch.describeAlarms({ AlarmNames: [AlarmName] })).MetricAlarms?.[0];
  expect(await password()).toEqual({ user: "shop", password: expect.stringMatching(/^[A-Za-z0-9]{20}$/) });
  expect(await alarm("errors")).toMatchObject({
    Threshold: 5,
    Period: 60,
    Dimensions: [{ Name: "Colour", Value: "red" }],
  });
  const { TagList } = await ssm.listTagsForResource({ ResourceType: "Parameter", ResourceId: "/shop/colour" });
  expect(TagList).toContainEqual({ Key: "team", Value: "shop" });

  await deployer.updateStack({
    StackName,
    TemplateBody: template({ value: "blue", threshold: 7, length: 30, alarmName: "faults" }),
  });
  expect((await deployer.settled(StackName)).StackStatus).toBe("UPDATE_COMPLETE");
  expect((await ssm.getParameter({ Name: "/shop/colour" })).Parameter).toMatchObject({ Value: "blue", Version: 2 });
  expect((await password()).password).toHaveLength(30);
  expect(await alarm("errors")).toBeUndefined();
  expect(await alarm("faults")).toMatchObject({ Threshold: 7, Dimensions: [{ Value: "blue" }] });

  await deployer.deleteStack({ StackName });
  await deployer.settled(StackName).catch(() => undefined);
  expect((await ssm.describeParameters({})).Parameters).toEqual([]);
  expect((await secrets.listSecrets({ IncludePlannedDeletion: true })).SecretList).toEqual([]);
  expect((await cloudwatch.describeAlarms({})).MetricAlarms).toEqual([]);
});

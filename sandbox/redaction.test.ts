import { CloudFormationClient, CreateChangeSetCommand } from "@aws-sdk/client-cloudformation";
import { CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { CreateTokenCommand, SSOOIDCClient } from "@aws-sdk/client-sso-oidc";
import { expect } from "vitest";
import { clientConfig } from "./client-config";
import { test } from "./testing";

const secret = "correct-horse-battery";

const calls = {
  "a secret": (config) =>
    new SecretsManagerClient(config).send(new CreateSecretCommand({ Name: "s", SecretString: secret })),
  "a secure parameter": (config) =>
    new SSMClient(config).send(new PutParameterCommand({ Name: "/p", Type: "SecureString", Value: secret })),
  "a build's variable": (config) =>
    new CodeBuildClient(config).send(
      new StartBuildCommand({
        projectName: "shop",
        environmentVariablesOverride: [{ name: "DB_PASSWORD", value: secret, type: "PLAINTEXT" }],
      }),
    ),
  "a template's parameter": (config) =>
    new CloudFormationClient(config).send(
      new CreateChangeSetCommand({
        StackName: "shop",
        ChangeSetName: "one",
        TemplateBody: "{}",
        Parameters: [{ ParameterKey: "GitHubToken", ParameterValue: secret }],
      }),
    ),
  "a sign-in": (config) =>
    new SSOOIDCClient(config).send(
      new CreateTokenCommand({ clientId: "c", clientSecret: secret, grantType: "device", deviceCode: secret }),
    ),
} satisfies Record<string, (config: ReturnType<typeof clientConfig>) => Promise<object>>;

test.for(Object.entries(calls))("the truth tells of %s, and not what it is", async ([, send], { sandbox }) => {
  await send(clientConfig(sandbox)).catch(() => {});
  const told = JSON.stringify(sandbox.world.truth);

  expect(told).toContain("(secret)");
  expect(told).not.toContain(secret);
});

import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { Deployer, test } from "./testing";

const run = promisify(execFile);
const isInstalled = spawnSync("aws", ["--version"]).status === 0;
if (!isInstalled) console.log("No `aws` on PATH: `aws cloudformation deploy` is not tried.");

const template = (days: number) => `
Resources:
  Group:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub "/apps/\${AWS::StackName}", RetentionInDays: ${days} }
Outputs:
  Name: { Value: !Ref Group }
`;

test.runIf(isInstalled)(
  "`aws cloudformation deploy` makes a stack, and finds that there is nothing to change",
  async ({ start, dataDir }) => {
    // The CLI asks for a stack every 30 s; here it is there before the first time.
    const sandbox = await start({ speed: 100_000 });
    const deployer = new Deployer(clientConfig(sandbox));
    const file = join(dataDir, "template.yml");
    const env = {
      ...process.env,
      HOME: dataDir,
      AWS_PROFILE: undefined,
      AWS_SESSION_TOKEN: undefined,
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "not-checked",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: sandbox.origin,
    };
    const deploy = () =>
      run(
        "aws",
        ["cloudformation", "deploy", "--stack-name", "shop", "--template-file", file, "--no-fail-on-empty-changeset"],
        { env },
      );

    writeFileSync(file, template(7));
    expect((await deploy()).stdout).toContain("Successfully created/updated stack - shop");
    expect(await deployer.settled("shop")).toMatchObject({
      StackStatus: "CREATE_COMPLETE",
      Outputs: [{ OutputKey: "Name", OutputValue: "/apps/shop" }],
    });
    // The CLI names its change sets after the second.
    await sleep(1000);
    expect((await deploy()).stdout).toContain("No changes to deploy. Stack shop is up to date");
  },
  120_000,
);

import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "vitest";
import { test } from "./testing";

const run = promisify(execFile);
const isInstalled = spawnSync("aws", ["--version"]).status === 0;
if (!isInstalled) console.log("No `aws` on PATH: the AWS CLI is not tried.");

test.runIf(isInstalled)(
  "the AWS CLI finds who it is, makes a default VPC and tags it",
  async ({ sandbox, dataDir }) => {
    const env = {
      ...process.env,
      HOME: dataDir,
      AWS_PROFILE: undefined,
      AWS_SESSION_TOKEN: undefined,
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "not-checked",
      AWS_DEFAULT_REGION: "ap-northeast-1",
      AWS_ENDPOINT_URL: sandbox.origin,
    };
    const aws = async (...args: string[]) => {
      const { stdout } = await run("aws", [...args, "--output", "json"], { env });
      return stdout ? JSON.parse(stdout) : undefined;
    };

    expect(await aws("sts", "get-caller-identity")).toMatchObject({ Account: "482109334517" });
    const { Vpc } = await aws("ec2", "create-default-vpc");
    await expect(aws("ec2", "create-default-vpc")).rejects.toMatchObject({
      stderr: expect.stringContaining(
        "An error occurred (DefaultVpcAlreadyExists) when calling the CreateDefaultVpc operation: A Default VPC already exists for this account in this region.",
      ),
    });
    await aws("ec2", "create-tags", "--resources", Vpc.VpcId, "--tags", "Key=Name,Value=default");
    const { Vpcs } = await aws("ec2", "describe-vpcs", "--filters", "Name=isDefault,Values=true");
    expect(Vpcs).toMatchObject([{ VpcId: Vpc.VpcId, Tags: [{ Key: "Name", Value: "default" }] }]);
  },
  30_000,
);

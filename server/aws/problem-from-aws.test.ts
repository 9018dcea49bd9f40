import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, expect, test, vi } from "vitest";
import { startSandbox } from "@/sandbox/server";
import { named } from "./named-client";

const sandbox = await startSandbox({ quiet: true, anyCredentials: false });
afterAll(() => sandbox.close());

test("what AWS answered is known also where another copy of the module looks at it", async () => {
  const credentials = { accessKeyId: "AKIANOBODYS0000000000", secretAccessKey: "none" };
  const sts = named("sts", new STSClient({ endpoint: sandbox.origin, region: "eu-west-1", credentials }));
  const error = await sts.send(new GetCallerIdentityCommand({})).catch((thrown: unknown) => thrown);
  vi.resetModules();
  const other = await import("./problem-from-aws");
  expect(other.awsAnswerOf(error)).toMatchObject({ service: "sts", operation: "GetCallerIdentity" });
  expect(other.awsFailureKind(error)).toBe("aws-credentials");
});

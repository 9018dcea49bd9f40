import { expect } from "vitest";
import { test } from "../testing";

test("a version that the service does not have has no operations", async ({ sandbox }) => {
  const credential = encodeURIComponent("AKIAIOSFODNN7EXAMPLE/20261123/eu-west-1/sts/aws4_request");
  const ask = (version: string) =>
    fetch(`${sandbox.origin}/?Action=GetCallerIdentity&Version=${version}&X-Amz-Credential=${credential}`);
  expect((await ask("2011-06-15")).status).toBe(200);

  const refused = await ask("1999-01-01");
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain(
    "<Code>InvalidAction</Code><Message>Could not find operation GetCallerIdentity for version 1999-01-01</Message>",
  );
});

import { ACM } from "@aws-sdk/client-acm";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { until } from "./cloudformation/testing";

test("a certificate is pending with what has to be shown, and then issued", async ({ sandbox }) => {
  const acm = new ACM(clientConfig(sandbox));
  const { CertificateArn } = await acm.requestCertificate({
    DomainName: "shop.example.com",
    SubjectAlternativeNames: ["www.shop.example.com"],
    ValidationMethod: "DNS",
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const read = async () => (await acm.describeCertificate({ CertificateArn })).Certificate;
  expect(await read()).toMatchObject({
    Status: "PENDING_VALIDATION",
    KeyAlgorithm: "RSA_2048",
    InUseBy: [],
    DomainValidationOptions: [
      { DomainName: "shop.example.com", ResourceRecord: { Type: "CNAME" } },
      { DomainName: "www.shop.example.com" },
    ],
  });
  const issued = await until(async () => {
    const certificate = await read();
    return certificate?.Status === "ISSUED" ? certificate : undefined;
  });
  expect(issued.DomainValidationOptions?.map(({ ValidationStatus }) => ValidationStatus)).toEqual([
    "SUCCESS",
    "SUCCESS",
  ]);
  expect((await acm.listTagsForCertificate({ CertificateArn })).Tags).toEqual([{ Key: "team", Value: "shop" }]);
  await acm.removeTagsFromCertificate({ CertificateArn, Tags: [{ Key: "team" }] });
  expect((await acm.listTagsForCertificate({ CertificateArn })).Tags).toEqual([]);
  await acm.deleteCertificate({ CertificateArn });
  expect((await acm.listCertificates({})).CertificateSummaryList).toEqual([]);
});

test("the same request with the same token gives the same certificate", async ({ sandbox }) => {
  const acm = new ACM(clientConfig(sandbox));
  const request = (IdempotencyToken: string) =>
    acm.requestCertificate({ DomainName: "shop.example.com", ValidationMethod: "DNS", IdempotencyToken });
  const [one, again, other] = [await request("a"), await request("a"), await request("b")];
  expect(again.CertificateArn).toBe(one.CertificateArn);
  expect(other.CertificateArn).not.toBe(one.CertificateArn);
});

test("a name that nobody shows to be theirs times out", async ({ start }) => {
  const sandbox = await start({ speed: 10_000_000 });
  sandbox.world.settings.acm = { validation: "never" };
  const acm = new ACM(clientConfig(sandbox));
  const { CertificateArn } = await acm.requestCertificate({ DomainName: "shop.example.com", ValidationMethod: "DNS" });
  const ended = await until(async () => {
    const { Certificate } = await acm.describeCertificate({ CertificateArn });
    return Certificate?.Status === "PENDING_VALIDATION" ? undefined : Certificate;
  });
  expect(ended.Status).toBe("VALIDATION_TIMED_OUT");
});

const none = "arn:aws:acm:eu-west-1:482109334517:certificate/0f8fad5b-d9cb-469f-a165-70867728950e";

test.for([
  ["an unknown certificate", "describeCertificate", { CertificateArn: none }, "ResourceNotFoundException"],
  [
    "something else's ARN",
    "deleteCertificate",
    { CertificateArn: "arn:aws:ecs:::cluster/default-x" },
    "InvalidArnException",
  ],
  ["an order without a key", "listCertificates", { SortOrder: "ASCENDING" }, "ValidationException"],
  [
    "AWS's own tags",
    "requestCertificate",
    { DomainName: "a.example.com", Tags: [{ Key: "aws:x", Value: "" }] },
    "InvalidTagException",
  ],
] as const)("%s is refused", async ([, operation, input, name], { sandbox }) => {
  const acm = new ACM(clientConfig(sandbox));
  const call = acm[operation].bind(acm) as (input: object) => Promise<unknown>;
  await expect(call(input)).rejects.toMatchObject({ name });
});

import { expect, test } from "vitest";
import { checkReasons, stateOf } from "./check-reasons";
import { failureCause } from "./failure-cause";
import { refusalOf } from "./preflight-refusal";

/** What IAM simulates is told before the press, and decided by AWS. */
const leftToAws = new Set(["deploy-denied", "build-denied"]);

const problems = checkReasons.filter((reason) => stateOf([{ reason }]) === "problem" && !leftToAws.has(reason));

test.each(problems)("a run that stops at %s tells a failure that the rule book knows", (reason) => {
  const message = refusalOf({ reason, names: ["ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED"] });
  expect(message).toBeDefined();
  expect(failureCause({ rule: "preflight", message: message ?? "" })).toBeDefined();
});

test.each(checkReasons.filter((reason) => stateOf([{ reason }]) !== "problem"))("%s does not stop a run", (reason) => {
  expect(refusalOf({ reason, names: [] })).toBeUndefined();
});

test.each([
  ["mixed-subnets", ["subnet-1"], "subnets-mixed"],
  ["too-few-zones", ["a"], "subnets-one-zone"],
  ["too-few-addresses", ["subnet-1"], "no-free-addresses"],
  ["no-way-out", ["ecr.api"], "image-no-route"],
  ["image-gone", ["1.dkr.ecr.eu-west-1.amazonaws.com/shop:1"], "image-gone"],
  ["no-builds", [], "builds-on-hold"],
  ["stack-stuck", ["shop", "ROLLBACK_FAILED"], "stack-rolled-back"],
  ["service-draining", ["shop"], "service-draining"],
  ["service-elsewhere", ["shop"], "service-name-taken"],
  ["too-few-vcpus", ["6", "8"], "vcpu-quota"],
  ["no-load-balancer-left", ["50"], "load-balancer-quota"],
  ["subnets-gone", ["subnet-1"], "network-gone"],
  ["security-groups-elsewhere", ["sg-1"], "network-elsewhere"],
] as const)("%s is told as what AWS would have said", (reason, names, cause) => {
  const message = refusalOf({ reason, names: [...names] }) ?? "";
  expect(failureCause({ rule: "preflight", message })?.cause).toBe(cause);
});

import { expect, test } from "vitest";
import type { Subnet } from "./network";
import { defaultVpcFaults, reachOf, subnetFaults } from "./subnet-choice";

function subnet(subnetId: string, zone: string, changes: Partial<Subnet> = {}): Subnet {
  return {
    ...{ subnetId, vpcId: "vpc-1", availabilityZone: zone, cidrBlock: "10.0.0.0/24", freeAddresses: 250 },
    ...{ isPublic: true, hasWayOut: false, isBlocked: false, isDefaultForZone: true },
    ...changes,
  };
}

const [a, b, c] = [subnet("subnet-a", "a"), subnet("subnet-b", "b"), subnet("subnet-c", "c")];
const hidden = { isPublic: false };

test.each<[string, Subnet[], ReturnType<typeof subnetFaults>]>([
  ["two zones", [a, b], []],
  ["all private", [subnet("x", "a", hidden), subnet("y", "b", hidden)], []],
  ["one zone", [a, subnet("subnet-a2", "a")], [{ fault: "too-few-zones", names: ["a"] }]],
  ["public and private", [a, subnet("subnet-p", "b", hidden)], [{ fault: "mixed-subnets", names: ["subnet-a"] }]],
  [
    "few addresses",
    [a, subnet("subnet-f", "b", { freeAddresses: 7 })],
    [{ fault: "too-few-addresses", names: ["subnet-f"] }],
  ],
  ["eight are enough", [a, subnet("subnet-e", "b", { freeAddresses: 8 })], []],
  [
    "two VPCs",
    [a, subnet("subnet-o", "b", { vpcId: "vpc-2" })],
    [{ fault: "several-vpcs", names: ["vpc-1", "vpc-2"] }],
  ],
  ["none", [], [{ fault: "too-few-zones", names: [] }]],
])("a choice of subnets: %s", (_, subnets, faults) => {
  expect(subnetFaults(subnets)).toEqual(faults);
});

test("a full subnet of the default VPC is no fault while two zones are left", () => {
  const full = subnet("subnet-f", "c", { freeAddresses: 0 });
  expect(defaultVpcFaults([a, b, full])).toEqual([]);
  expect(defaultVpcFaults([a, full])).toEqual([{ fault: "too-few-zones", names: ["a"] }]);
});

test.each<[string, Subnet[], ReturnType<typeof reachOf>]>([
  ["public", [a, b, c], "internet"],
  ["private", [subnet("x", "a", hidden)], "vpc"],
  ["mixed", [a, subnet("x", "b", hidden)], undefined],
  ["none", [], undefined],
])("where a service can be reached from: %s subnets", (_, subnets, reach) => {
  expect(reachOf(subnets)).toBe(reach);
});

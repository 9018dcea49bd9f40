import { expect, test } from "vitest";
import { leftCost } from "./left-cost";

test.each([
  ["AWS::IAM::Role", "nothing"],
  ["AWS::ECR::Repository", "stored"],
  ["AWS::EC2::NatGateway", "running"],
  ["AWS::Somebody::Elses", "unknown"],
])("%s left alone costs: %s", (type, cost) => {
  expect(leftCost(type)).toBe(cost);
});

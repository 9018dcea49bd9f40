import { expect, test } from "vitest";
import type { ServiceState, ServiceSummary } from "@/lib/domain/service";
import { countStates, filterServices, sortByAttention } from "./service-states";

const service = (serviceName: string, state: ServiceState, deployedBy?: string): ServiceSummary => ({
  serviceName,
  serviceArn: `arn:aws:ecs:eu-west-1:123456789012:service/default/${serviceName}`,
  clusterName: "default",
  status: "ACTIVE",
  state,
  tasks: { running: 1, desired: 1 },
  deployedBy,
});

const services = [
  service("web", "healthy", "mika"),
  service("api", "healthy"),
  service("jobs", "deploying"),
  service("search", "degraded", "Mika"),
  service("mail", "failed"),
];
const names = (list: ServiceSummary[]) => list.map(({ serviceName }) => serviceName);

test("who needs a person comes first, then the alphabet", () => {
  expect(names(sortByAttention(services))).toEqual(["mail", "search", "jobs", "api", "web"]);
});

test("states are counted", () => {
  expect([...countStates(services)]).toEqual([
    ["healthy", 2],
    ["deploying", 1],
    ["degraded", 1],
    ["failed", 1],
  ]);
});

test.each<[ServiceState | undefined, string, string[]]>([
  [undefined, "", ["web", "api", "jobs", "search", "mail"]],
  ["healthy", "", ["web", "api"]],
  [undefined, " MIKA ", ["web", "search"]],
  ["healthy", "mika", ["web"]],
  ["draining", "", []],
])("filter by state %s and words '%s'", (state, words, left) => {
  expect(names(filterServices(services, { state, words }))).toEqual(left);
});

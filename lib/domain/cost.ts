import { type PriceItem, type Prices, paidPer } from "./price";

/** AWS's own count for "a month" in its examples. */
export const hoursPerMonth = 730;

/** AWS counts 1024³ bytes as a GB. */
export const gbBytes = 1024 ** 3;

/** What a cost is part of; a teardown stops it, or leaves it, as one. */
export const costParts = ["tasks", "load-balancer", "alarms", "logs", "images", "builds"] as const;
export type CostPart = (typeof costParts)[number];

/** What the cost of a service is made of, as AWS shows it. */
export interface ServiceFacts {
  /** CPU units of a task; 1024 are one vCPU. */
  cpu: number;
  /** MiB of a task. */
  memory: number;
  architecture: "X86_64" | "ARM64";
  tasks: number;
  tasksHavePublicIp: boolean;
  loadBalancer?: LoadBalancerFacts;
  alarms?: number;
  logStorageGb?: number;
  imageGb?: number;
  /** In a month. */
  logIngestGb?: number;
  /** In a month. */
  buildMinutes?: number;
}

/** What a service keeps and makes beside its tasks; a month of what comes and goes. */
export type KeptFacts = Pick<ServiceFacts, "logStorageGb" | "logIngestGb" | "imageGb" | "buildMinutes">;

export interface LoadBalancerFacts {
  /** Availability Zones that it is in; it has an address in each. */
  zones: number;
  isInternetFacing: boolean;
  /** Those behind it, this one among them. */
  services: number;
  /** Capacity units that it uses, on average. */
  lcus?: number;
}

export interface CostLine {
  part: CostPart;
  item: PriceItem;
  /** At a time of what is paid by the hour, a month of what is paid by the month. */
  amount: number;
  /** Of one; left out where it is not known. */
  usd?: number;
  hourlyUsd?: number;
}

/** Never a bill: what AWS's list prices make of what is there. */
export interface Estimate {
  lines: CostLine[];
  /** Left out where what is paid by the hour has no known price: no figure is better than a wrong one. */
  hourlyUsd?: number;
  /** Not in the figure, for their price is not known. */
  unpriced: PriceItem[];
}

type Quantity = Pick<CostLine, "part" | "item" | "amount">;

/** A service, with its share of the load balancer. */
export function estimateService(facts: ServiceFacts, prices: Prices): Estimate {
  const share = 1 / Math.max(1, facts.loadBalancer?.services ?? 1);
  return estimate(quantitiesOf(facts, share), prices);
}

/** A load balancer as a whole, whoever shares it. */
export function estimateLoadBalancer(loadBalancer: LoadBalancerFacts, prices: Prices): Estimate {
  return estimate(loadBalancerQuantities(loadBalancer, 1), prices);
}

/** What a teardown stops, and what goes on: a load balancer that others are behind is paid for as before, by them. */
export function estimateTeardown(
  facts: ServiceFacts,
  keeps: readonly CostPart[],
  prices: Prices,
): { stops: Estimate; remains: Estimate } {
  const isShared = (facts.loadBalancer?.services ?? 1) > 1;
  const isKept = ({ part }: Quantity) => keeps.includes(part) || (part === "load-balancer" && isShared);
  const all = quantitiesOf(facts, 1);
  return {
    stops: estimate(
      all.filter((each) => !isKept(each)),
      prices,
    ),
    remains: estimate(all.filter(isKept), prices),
  };
}

function quantitiesOf(facts: ServiceFacts, loadBalancerShare: number): Quantity[] {
  const { loadBalancer, alarms = 0, logStorageGb = 0, imageGb = 0, logIngestGb = 0, buildMinutes = 0 } = facts;
  return [
    ...taskQuantities(facts),
    ...(loadBalancer ? loadBalancerQuantities(loadBalancer, loadBalancerShare) : []),
    { part: "alarms", item: "alarm", amount: alarms },
    { part: "tasks", item: "log-ingest-gb", amount: logIngestGb },
    { part: "logs", item: "log-storage-gb", amount: logStorageGb },
    { part: "images", item: "image-gb", amount: imageGb },
    { part: "builds", item: "build-minute", amount: buildMinutes },
  ];
}

function taskQuantities({ cpu, memory, architecture, tasks, tasksHavePublicIp }: ServiceFacts): Quantity[] {
  const arm = architecture === "ARM64";
  return [
    { part: "tasks", item: arm ? "fargate-arm-vcpu" : "fargate-vcpu", amount: (tasks * cpu) / 1024 },
    { part: "tasks", item: arm ? "fargate-arm-gb" : "fargate-gb", amount: (tasks * memory) / 1024 },
    { part: "tasks", item: "public-ipv4", amount: tasksHavePublicIp ? tasks : 0 },
  ];
}

function loadBalancerQuantities({ zones, isInternetFacing, lcus = 0 }: LoadBalancerFacts, share: number): Quantity[] {
  return [
    { part: "load-balancer", item: "load-balancer", amount: share },
    { part: "load-balancer", item: "lcu", amount: lcus * share },
    { part: "load-balancer", item: "public-ipv4", amount: isInternetFacing ? zones * share : 0 },
  ];
}

function estimate(quantities: readonly Quantity[], prices: Prices): Estimate {
  const lines = quantities.filter(({ amount }) => amount > 0).map((each) => toLine(each, prices.usd[each.item]));
  const unpriced = [...new Set(lines.filter(({ usd }) => usd === undefined).map(({ item }) => item))];
  const isWorthless = unpriced.some((item) => paidPer[item] === "hour");
  return { lines, unpriced, hourlyUsd: isWorthless ? undefined : sumOf(lines) };
}

function toLine(quantity: Quantity, usd: number | undefined): CostLine {
  if (usd === undefined) return quantity;
  const hours = paidPer[quantity.item] === "hour" ? 1 : hoursPerMonth;
  return { ...quantity, usd, hourlyUsd: (quantity.amount * usd) / hours };
}

/** Of those parts alone, or of all. */
export function sumOf(lines: readonly CostLine[], part?: CostPart): number {
  return lines.reduce((sum, line) => sum + (part && line.part !== part ? 0 : (line.hourlyUsd ?? 0)), 0);
}

const keptItems: readonly PriceItem[] = ["log-ingest-gb", "log-storage-gb", "image-gb", "build-minute"];

/** Of what a service keeps: logs, images and builds. */
export function keptSum(lines: readonly CostLine[]): number {
  return sumOf(lines.filter(({ item }) => keptItems.includes(item)));
}

export function perMonth(hourlyUsd: number): number {
  return hourlyUsd * hoursPerMonth;
}

/** A load balancer's capacity unit serves 25 new connections a second; each request is taken for one. */
export function lcusOf(requestsPerDay: number): number {
  return requestsPerDay / 86_400 / 25;
}

/** A rate, and from when it was paid. */
export interface CostSpan {
  from: string;
  hourlyUsd: number;
}

/** Each rate goes on until the next one; the first began with what is paid for. */
export function spentUsd(spans: readonly CostSpan[], until: number): number {
  return spans.reduce((sum, { from, hourlyUsd }, index) => {
    const next = spans[index + 1];
    const end = next ? Date.parse(next.from) : until;
    return sum + (Math.max(0, end - Date.parse(from)) / 3_600_000) * hourlyUsd;
  }, 0);
}

/** What all of them cost together, from each change of one of them on. */
export function sumSpans(all: readonly (readonly CostSpan[])[]): CostSpan[] {
  const changes = all
    .flatMap((spans) =>
      spans.map(({ from, hourlyUsd }, index) => ({ from, more: hourlyUsd - (spans[index - 1]?.hourlyUsd ?? 0) })),
    )
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
  let hourlyUsd = 0;
  return changes.map(({ from, more }) => {
    hourlyUsd += more;
    return { from, hourlyUsd };
  });
}

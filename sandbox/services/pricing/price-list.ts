/**
 * What things cost, USD on demand before tax and free tier. us-east-1 and ap-northeast-1: aws-facts 10, from the Price List in
 * 2026, Tokyo's logs of 2026-07-01, and where it says so there what has long been known. eu-west-1 and eu-central-1: long
 * known, not looked up again. Gathered 2026-11-23. What is not known has no price, and so no product.
 */
export const EFFECTIVE_DATE = "2026-07-01T00:00:00Z";

export interface RegionName {
  location: string;
  /** What usage types begin with there. */
  prefix: string;
}

export const regionNames: Readonly<Record<string, RegionName>> = {
  "us-east-1": { location: "US East (N. Virginia)", prefix: "USE1-" },
  "ap-northeast-1": { location: "Asia Pacific (Tokyo)", prefix: "APN1-" },
  "eu-west-1": { location: "EU (Ireland)", prefix: "EU-" },
  "eu-central-1": { location: "EU (Frankfurt)", prefix: "EUC1-" },
};

export interface PricedItem {
  serviceCode: string;
  productFamily: string;
  /** Without the Region's prefix. */
  usage: string;
  /** Whether us-east-1 has its prefix as well, which differs from service to service. */
  hasHomePrefix: boolean;
  operation: string;
  unit: string;
  /** What a unit of it is, as the price's description says it. */
  noun: string;
  attributes: Readonly<Record<string, string>>;
  prices: Readonly<Record<string, number>>;
}

export const serviceTitles: Readonly<Record<string, string>> = {
  AmazonCloudWatch: "AmazonCloudWatch",
  AmazonECR: "Amazon EC2 Container Registry (ECR)",
  AmazonECS: "Amazon Elastic Container Service",
  AmazonVPC: "Amazon Virtual Private Cloud",
  AWSELB: "Elastic Load Balancing",
  CodeBuild: "CodeBuild",
};

const everywhere = (price: number) => Object.fromEntries(Object.keys(regionNames).map((region) => [region, price]));
const prices = (usEast1: number, tokyo: number, ireland: number, frankfurt: number) => ({
  "us-east-1": usEast1,
  "ap-northeast-1": tokyo,
  "eu-west-1": ireland,
  "eu-central-1": frankfurt,
});

const fargate = {
  serviceCode: "AmazonECS",
  productFamily: "Compute",
  hasHomePrefix: true,
  operation: "FargateTask",
  unit: "hours",
};
const balancer = {
  serviceCode: "AWSELB",
  productFamily: "Load Balancer-Application",
  hasHomePrefix: false,
  operation: "LoadBalancing:Application",
};
const address = { serviceCode: "AmazonVPC", productFamily: "VpcPublicIPv4Address", hasHomePrefix: true, unit: "Hrs" };
const watch = { serviceCode: "AmazonCloudWatch", hasHomePrefix: false };

export const pricedItems: readonly PricedItem[] = [
  {
    ...fargate,
    usage: "Fargate-vCPU-Hours:perCPU",
    noun: "AWS Fargate - vCPU - hour",
    attributes: { cputype: "perCPU", tenancy: "Shared" },
    prices: prices(0.04048, 0.05056, 0.04048, 0.04656),
  },
  {
    ...fargate,
    usage: "Fargate-GB-Hours",
    noun: "AWS Fargate - Memory - GB-hour",
    attributes: { memorytype: "perGB", tenancy: "Shared" },
    prices: prices(0.004445, 0.00553, 0.004445, 0.00511),
  },
  {
    ...fargate,
    usage: "Fargate-ARM-vCPU-Hours:perCPU",
    noun: "AWS Fargate - ARM vCPU - hour",
    attributes: { cputype: "perCPU", cpuArchitecture: "ARM", tenancy: "Shared" },
    prices: { "us-east-1": 0.03238, "ap-northeast-1": 0.04045 },
  },
  {
    ...fargate,
    usage: "Fargate-ARM-GB-Hours",
    noun: "AWS Fargate - ARM Memory - GB-hour",
    attributes: { memorytype: "perGB", cpuArchitecture: "ARM", tenancy: "Shared" },
    prices: { "us-east-1": 0.00356, "ap-northeast-1": 0.00442 },
  },
  {
    ...balancer,
    usage: "LoadBalancerUsage",
    unit: "Hrs",
    noun: "Application LoadBalancer-hour (or partial hour)",
    attributes: { group: "ELB:Balancing" },
    prices: prices(0.0225, 0.0243, 0.0252, 0.027),
  },
  {
    ...balancer,
    usage: "LCUUsage",
    unit: "LCU-Hrs",
    noun: "used Application load balancer capacity unit-hour (or partial hour)",
    attributes: { group: "ELB:Balancing" },
    prices: everywhere(0.008),
  },
  {
    ...address,
    usage: "PublicIPv4:InUseAddress",
    operation: "",
    noun: "In-use public IPv4 address per hour",
    attributes: { group: "VPCPublicIPv4Address" },
    prices: everywhere(0.005),
  },
  {
    ...address,
    usage: "PublicIPv4:IdleAddress",
    operation: "",
    noun: "Idle public IPv4 address per hour",
    attributes: { group: "VPCPublicIPv4Address" },
    prices: everywhere(0.005),
  },
  {
    ...watch,
    productFamily: "Data Payload",
    usage: "DataProcessing-Bytes",
    operation: "PutLogEvents",
    unit: "GB",
    noun: "GB custom log data ingested in Standard log class",
    attributes: { group: "Ingested Logs" },
    prices: prices(0.5, 0.76, 0.57, 0.63),
  },
  {
    ...watch,
    productFamily: "Storage Snapshot",
    usage: "TimedStorage-ByteHrs",
    operation: "",
    unit: "GB-Mo",
    noun: "GB-mo of log storage",
    attributes: { storageMedia: "Amazon S3" },
    prices: { "us-east-1": 0.03, "ap-northeast-1": 0.033, "eu-west-1": 0.03 },
  },
  {
    ...watch,
    productFamily: "Alarm",
    usage: "CW:AlarmMonitorUsage",
    operation: "Unknown",
    unit: "Alarms",
    noun: "alarm metric month (standard resolution)",
    attributes: { alarmType: "Standard", group: "Alarm" },
    prices: everywhere(0.1),
  },
  {
    serviceCode: "CodeBuild",
    productFamily: "Compute",
    hasHomePrefix: true,
    usage: "Build-Min:Linux:g1.small",
    operation: "",
    unit: "minutes",
    noun: "minute of general1.small on Linux",
    attributes: { computeType: "general1.small", operatingSystem: "Linux" },
    prices: everywhere(0.005),
  },
  {
    serviceCode: "AmazonECR",
    productFamily: "EC2 Container Registry",
    hasHomePrefix: false,
    usage: "TimedStorage-ByteHrs",
    operation: "",
    unit: "GB-Mo",
    noun: "GB-month of data storage",
    attributes: { group: "Storage" },
    prices: everywhere(0.1),
  },
];

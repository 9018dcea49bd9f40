import "server-only";
import { ACMClient } from "@aws-sdk/client-acm";
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { PricingClient } from "@aws-sdk/client-pricing";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { acceptAnyCopy } from "./any-copy";
import { type CallPlace, keepToBudget } from "./call-budget";
import { clientSettings } from "./client-settings";
import { defaultCredentials } from "./credentials";
import { named } from "./named-client";
import { priceListRegion } from "./pricing";
import { renewRefused } from "./renew-refused";
import { unlogged } from "./unlogged";

acceptAnyCopy([
  ACMClient,
  ApplicationAutoScalingClient,
  CloudFormationClient,
  CloudWatchClient,
  CloudWatchLogsClient,
  CodeBuildClient,
  EC2Client,
  ECRClient,
  ECSClient,
  ElasticLoadBalancingV2Client,
  IAMClient,
  PricingClient,
  ResourceGroupsTaggingAPIClient,
  SecretsManagerClient,
  ServiceQuotasClient,
  SSMClient,
  STSClient,
]);

export interface AwsClients {
  region: string;
  /** Where its calls count. */
  place: CallPlace;
  acm: ACMClient;
  autoScaling: ApplicationAutoScalingClient;
  cloudformation: CloudFormationClient;
  cloudwatch: CloudWatchClient;
  codebuild: CodeBuildClient;
  ec2: EC2Client;
  ecr: ECRClient;
  ecs: ECSClient;
  elb: ElasticLoadBalancingV2Client;
  iam: IAMClient;
  logs: CloudWatchLogsClient;
  /** In the nearest Region that has the Price List. */
  pricing: PricingClient;
  servicequotas: ServiceQuotasClient;
  secretsmanager: SecretsManagerClient;
  ssm: SSMClient;
  sts: STSClient;
  tagging: ResourceGroupsTaggingAPIClient;
}

interface OpenOptions {
  /** That of the environment or the profile, where left out. */
  region?: string;
  /** Where its calls count. */
  place?: CallPlace;
  /** The default credential chain, where left out. */
  credentials?: AwsCredentialIdentityProvider;
  /** AWS does not take the credentials, whatever they say of their end. */
  onRefused?: () => void;
  /** How often a call is tried; three times, where left out. */
  maxAttempts?: number;
}

/** Clients for one Region; `AWS_ENDPOINT_URL` is honoured by the SDK itself. */
export async function openAwsClients(options: OpenOptions = {}): Promise<AwsClients> {
  const { credentials = defaultCredentials(), onRefused, maxAttempts } = options;
  const region = options.region ?? (await defaultRegion());
  const settings = { ...clientSettings(), region, credentials, ...(maxAttempts && { maxAttempts }) };
  const { place = { region } } = options;
  const clients = {
    acm: new ACMClient(settings),
    autoScaling: new ApplicationAutoScalingClient(settings),
    cloudformation: new CloudFormationClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    codebuild: new CodeBuildClient(settings),
    ec2: new EC2Client(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    iam: new IAMClient(settings),
    logs: new CloudWatchLogsClient(settings),
    pricing: new PricingClient({ ...settings, region: priceListRegion(region) }),
    servicequotas: new ServiceQuotasClient(settings),
    secretsmanager: new SecretsManagerClient(settings),
    ssm: new SSMClient(settings),
    sts: new STSClient(settings),
    tagging: new ResourceGroupsTaggingAPIClient(settings),
  };
  for (const [service, client] of Object.entries(clients)) {
    named(service, client);
    unlogged(client);
    keepToBudget(service, client, place);
    if (onRefused) renewRefused(client, onRefused);
  }
  const opened = { region, place, ...clients };
  openedWith.set(opened, { ...options, region, credentials });
  return opened;
}

// One for the whole process: clients that a route has opened may be used by a watcher, which Next bundles apart.
const own = globalThis as typeof globalThis & {
  slipwayOpenedWith?: WeakMap<AwsClients, OpenOptions>;
  slipwayPolling?: WeakMap<AwsClients, Promise<AwsClients>>;
};
own.slipwayOpenedWith ??= new WeakMap();
own.slipwayPolling ??= new WeakMap();
const openedWith = own.slipwayOpenedWith;
const polling = own.slipwayPolling;

/** The same for who asks again anyway: a call that fails is not repeated by itself. */
export function pollingClients(clients: AwsClients): Promise<AwsClients> {
  const { place } = clients;
  const known = polling.get(clients) ?? openAwsClients({ ...openedWith.get(clients), place, maxAttempts: 1 });
  polling.set(clients, known);
  return known;
}

export async function defaultRegion(): Promise<string> {
  return new STSClient({}).config.region();
}

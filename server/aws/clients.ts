import "server-only";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { STSClient } from "@aws-sdk/client-sts";
import { rememberOperation } from "./problem-from-aws";

export interface AwsClients {
  region: string;
  cloudformation: CloudFormationClient;
  codebuild: CodeBuildClient;
  ec2: EC2Client;
  ecr: ECRClient;
  ecs: ECSClient;
  elb: ElasticLoadBalancingV2Client;
  logs: CloudWatchLogsClient;
  sts: STSClient;
}

/** A call that hangs must not hold up a run or a page: after this it counts as failed and is retried. */
const requestTimeoutMs = 10_000;
const connectionTimeoutMs = 5_000;

/** Clients for one Region with the default credential chain; `AWS_ENDPOINT_URL` is honoured by the SDK itself. */
export async function openAwsClients(givenRegion?: string): Promise<AwsClients> {
  const region = givenRegion ?? (await defaultRegion());
  const settings = {
    region,
    maxAttempts: 3,
    requestHandler: {
      requestTimeout: requestTimeoutMs,
      connectionTimeout: connectionTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
  const clients = {
    cloudformation: new CloudFormationClient(settings),
    codebuild: new CodeBuildClient(settings),
    ec2: new EC2Client(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    logs: new CloudWatchLogsClient(settings),
    sts: new STSClient(settings),
  };
  for (const [service, client] of Object.entries(clients)) {
    // The union of all clients' stacks has no common call signature; each takes any middleware of this shape.
    (client.middlewareStack as STSClient["middlewareStack"]).add(rememberOperation(service), {
      step: "initialize",
      name: "rememberOperation",
    });
  }
  return { region, ...clients };
}

async function defaultRegion(): Promise<string> {
  return new STSClient({}).config.region();
}

import "server-only";
import { changesOf } from "@/lib/domain/adopted-changes";
import type { Adoption, AdoptionPart, FoundStack } from "@/lib/domain/adoption";
import { splitImageUri } from "@/lib/domain/image";
import { makerOf } from "@/lib/domain/maker";
import { ProblemError } from "@/lib/domain/problem";
import { rule } from "@/lib/text/en/rule";
import { type AnyService, describeAny } from "@/server/aws/all-services";
import type { AwsClients } from "@/server/aws/clients";
import { isServiceGone } from "@/server/aws/ecs";
import { findExpressContainer } from "@/server/aws/express-container";
import { PartialLook } from "@/server/aws/partial-look";
import type { Context } from "@/server/context";
import { findBuilds } from "./find-builds";
import { findServiceStack, type ServiceStack } from "./find-service-stack";

interface AskedService {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** What AWS tells of a service that others made: its stack, what builds its images, and how it gets another one. */
export async function readAdoption(context: Context, asked: AskedService): Promise<Adoption> {
  const aws = await context.awsOf(asked.target);
  const look = new PartialLook<AdoptionPart>();
  const service = await readExpress(aws, asked);
  const [container, stack] = await Promise.all([
    findExpressContainer(aws, service.serviceArn),
    findServiceStack(aws, look, service.serviceArn),
  ]);
  const { image, isByTaskDefinition = false } = container ?? {};
  const { registryId, region, repositoryName, tag } = splitImageUri(image ?? "");
  const isHere = `${registryId}~${region}` === asked.target;
  const builds = await findBuilds(aws, look, { repositoryName: isHere ? repositoryName : undefined, stack });
  const found = stack && toFoundStack(stack);
  return {
    serviceArn: service.serviceArn,
    madeBy: makerOf(stack, service.tags),
    image,
    stack: found,
    builds,
    changes: changesOf({ stack: found, isByTag: isHere && tag !== undefined, isByTaskDefinition }),
    problems: look.problems,
  };
}

async function readExpress(aws: AwsClients, { target, serviceName, clusterName }: AskedService): Promise<AnyService> {
  const service = await findService(aws, clusterName, serviceName);
  if (!service) throw new ProblemError("not-found", `${target} has no service ${serviceName} in ${clusterName}.`);
  if (service.isExpress) return service;
  const fields = [{ field: "serviceName", rule: "not-express", message: rule["not-express"] }];
  throw new ProblemError("invalid-input", `serviceName: ${rule["not-express"]}`, { fields });
}

async function findService(aws: AwsClients, clusterName: string, serviceName: string): Promise<AnyService | undefined> {
  try {
    return (await describeAny(aws, clusterName, [serviceName]))[0];
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

function toFoundStack({ stackName, status, isNested, source }: ServiceStack): FoundStack {
  return { stackName, status, isNested, imageParameter: source.parameter, candidates: source.candidates };
}

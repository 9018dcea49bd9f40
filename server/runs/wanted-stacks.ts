import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { ServiceSettings, Ship, StartRunInput } from "@/lib/domain/deploy-input";

/** A stack as it shall be. */
export interface WantedStack {
  stackName: string;
  template: string;
  parameters: Record<string, string>;
}

/** The stack with the repository and the build project of a service. */
export function wantedBuildStack({ serviceName, ship }: Pick<StartRunInput, "serviceName" | "ship">): WantedStack {
  if (ship.kind === "templates") return { ...ship.buildStack };
  return {
    stackName: `slipway-${serviceName}-build`,
    template: template("build-stack.yaml"),
    parameters: ship.kind === "repository" ? sourceParameters(ship) : {},
  };
}

function sourceParameters({ repositoryUrl }: Extract<Ship, { kind: "repository" }>): Record<string, string> {
  const isBitbucket = new URL(repositoryUrl).hostname === "bitbucket.org";
  return { RepositoryUrl: repositoryUrl.replace(/\/$/, ""), SourceType: isBitbucket ? "BITBUCKET" : "GITHUB" };
}

/** The stack with the Express service, running this image. */
export function wantedServiceStack(
  { serviceName, ship }: Pick<StartRunInput, "serviceName" | "ship">,
  imageUri: string,
): WantedStack {
  if (ship.kind === "templates") return { ...ship.serviceStack };
  const { settings } = ship;
  return {
    stackName: `slipway-${serviceName}`,
    template: withEnvironment(template("service-stack.yaml"), settings.environment),
    parameters: { ServiceName: serviceName, ImageUri: imageUri, ...settingParameters(settings) },
  };
}

function settingParameters(settings: ServiceSettings): Record<string, string> {
  return {
    ContainerPort: String(settings.containerPort),
    HealthCheckPath: settings.healthCheckPath,
    Cpu: settings.cpu,
    Memory: String(settings.memory),
    MinTaskCount: String(settings.minTasks),
    MaxTaskCount: String(settings.maxTasks),
    ...Object.fromEntries(settings.environment.map(({ value }, index) => [valueParameter(index), value])),
  };
}

const valueParameter = (index: number) => `EnvironmentValue${index + 1}`;

/**
 * CloudFormation has no parameter for a list of pairs, so each variable gets a parameter of its own. Only the names, which are plain
 * identifiers, stand in the template; the values stay data.
 */
function withEnvironment(body: string, environment: ServiceSettings["environment"]): string {
  if (environment.length === 0) return body;
  const parameters = environment.map((_, index) => [valueParameter(index), { Type: "String" }]);
  const pairs = environment.map(({ name }, index) => ({ Name: name, Value: { Ref: valueParameter(index) } }));
  return body
    .replace("\nResources:\n", `\n${indent(stringify(Object.fromEntries(parameters)), 2)}\nResources:\n`)
    .replace("      ScalingTarget:\n", `        Environment:\n${indent(stringify(pairs), 10)}      ScalingTarget:\n`);
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(by));
}

function template(fileName: string): string {
  return readFileSync(path.join(process.cwd(), "server/templates", fileName), "utf8");
}

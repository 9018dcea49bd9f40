import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Ship, StartRunInput } from "@/lib/domain/deploy-input";
import { settingParameters } from "@/lib/domain/service-parameters";
import { serviceTemplate } from "./service-template";

/** A stack as it shall be. */
export interface WantedStack {
  stackName: string;
  template: string;
  parameters: Record<string, string>;
  /** What it is tagged with beside Slipway's own tags, when it is made. */
  tags: Record<string, string>;
}

/** The stack with the repository and the build project of a service. */
export function wantedBuildStack({ serviceName, ship }: Pick<StartRunInput, "serviceName" | "ship">): WantedStack {
  if (ship.kind === "templates") return { ...ship.buildStack, tags: {} };
  return {
    stackName: `slipway-${serviceName}-build`,
    template: template("build-stack.yaml"),
    parameters: ship.kind === "repository" ? sourceParameters(ship) : {},
    tags: tagsOf(ship),
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
  if (ship.kind === "templates") return { ...ship.serviceStack, tags: {} };
  const { settings } = ship;
  return {
    stackName: `slipway-${serviceName}`,
    template: serviceTemplate(template("service-stack.yaml"), settings),
    parameters: { ServiceName: serviceName, ImageUri: imageUri, ...settingParameters(settings) },
    tags: tagsOf(ship),
  };
}

function tagsOf({ settings: { tags = [] } }: Exclude<Ship, { kind: "templates" }>): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

function template(fileName: string): string {
  return readFileSync(path.join(process.cwd(), "server/templates", fileName), "utf8");
}

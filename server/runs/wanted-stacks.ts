import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parameterValue } from "@/lib/domain/adopted";
import type { AdoptedChange } from "@/lib/domain/adopted-ship";
import type { MadeShip } from "@/lib/domain/deploy-input";
import type { Image } from "@/lib/domain/image";
import { settingParameters } from "@/lib/domain/service-parameters";
import { buildStackName, serviceStackName } from "@/lib/domain/stack-names";
import { serviceTemplate } from "./service-template";
import { StepError } from "./step-context";

/** What of a stack shall be otherwise. */
export interface WantedChange {
  stackName: string;
  /** Without it the stack's own stays, and so do the parameters that are not named. */
  template?: string;
  parameters: Record<string, string>;
  /** What it is tagged with beside Slipway's own tags, when it is made. */
  tags: Record<string, string>;
}

/** A stack as it shall be. */
export interface WantedStack extends WantedChange {
  template: string;
}

/** A service that Slipway makes. */
interface Made {
  serviceName: string;
  ship: MadeShip;
}

/** The stack with the repository and the build project of a service. */
export function wantedBuildStack({ serviceName, ship }: Made): WantedStack {
  if (ship.kind === "templates") return { ...ship.buildStack, tags: {} };
  return {
    stackName: buildStackName(serviceName),
    template: template("build-stack.yaml"),
    parameters: ship.kind === "repository" ? sourceParameters(ship) : {},
    tags: tagsOf(ship),
  };
}

function sourceParameters({ repositoryUrl }: Extract<MadeShip, { kind: "repository" }>): Record<string, string> {
  const isBitbucket = new URL(repositoryUrl).hostname === "bitbucket.org";
  return { RepositoryUrl: repositoryUrl.replace(/\/$/, ""), SourceType: isBitbucket ? "BITBUCKET" : "GITHUB" };
}

/** The stack with the Express service, running this image. */
export function wantedServiceStack({ serviceName, ship }: Made, imageUri: string): WantedStack {
  if (ship.kind === "templates") return { ...ship.serviceStack, tags: {} };
  const { settings } = ship;
  return {
    stackName: serviceStackName(serviceName),
    template: serviceTemplate(template("service-stack.yaml"), settings),
    parameters: { ServiceName: serviceName, ImageUri: imageUri, ...settingParameters(settings) },
    tags: tagsOf(ship),
  };
}

function tagsOf({ settings: { tags = [] } }: Exclude<MadeShip, { kind: "templates" }>): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

/** A stack of others: one parameter changes, and nothing else. */
export function parameterChange(
  { stackName, parameter }: Extract<AdoptedChange, { by: "change-set" }>,
  image: Image,
): WantedChange {
  const value = parameterValue(parameter, image);
  if (value !== undefined) return { stackName, parameters: { [parameter.name]: value }, tags: {} };
  const message = `The template wants a tag for ${parameter.name}, and ${image.imageUri} has none.`;
  throw new StepError({ rule: "image-untagged", message });
}

function template(fileName: string): string {
  return readFileSync(path.join(process.cwd(), "server/templates", fileName), "utf8");
}

import "server-only";
import { parseDocument } from "yaml";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import { adoptedCommands } from "@/lib/domain/adopted-commands";
import { deployCommands, imageVariable } from "@/lib/domain/deploy-commands";
import type { MadeShip } from "@/lib/domain/deploy-input";
import { ownTags } from "@/lib/domain/own-tags";
import type { RenderedDeploy, RenderedParameter, RenderedStack } from "@/lib/domain/rendered-stack";
import { listParameter } from "@/lib/domain/service-parameters";
import type { Context } from "@/server/context";
import { findRollback } from "./find-rollback";
import { cannotRollBack } from "./start-rollback";
import { type WantedStack, wantedBuildStack, wantedServiceStack } from "./wanted-stacks";

type Lines = typeof contract.renderTemplates;
type Rollback = typeof contract.renderRollback;
type Rendered = InputOf<Lines>;

/** The stacks as a deploy would make them, and how the AWS CLI would. AWS is not asked for anything. */
export async function renderTemplates(_context: Context, input: InputOf<Lines>): Promise<OutputOf<Lines>> {
  const { serviceName, ship } = input;
  const buildStack = ship.kind === "image" ? undefined : render(input, wantedBuildStack({ serviceName, ship }));
  return renderShip(input, buildStack);
}

/** The same for a version that comes back: nothing is built. */
export async function renderRollback(context: Context, asked: InputOf<Rollback>): Promise<OutputOf<Rollback>> {
  const { ship, refusal = "nothing-before" } = await findRollback(context, asked);
  if (!ship) throw cannotRollBack(refusal, asked);
  if (ship.kind === "adopted") return { stacks: [], commands: adoptedCommands(ship) };
  return renderShip({ ...asked, ship, createDefaultVpc: false, isNewService: false });
}

function renderShip(input: Rendered, buildStack?: RenderedStack): RenderedDeploy {
  const { serviceName, ship } = input;
  const imageUri = ship.kind === "image" ? ship.imageUri : "";
  const serviceStack = render(input, wantedServiceStack({ serviceName, ship }, imageUri));
  return {
    stacks: [...(buildStack ? [buildStack] : []), serviceStack],
    commands: deployCommands({ ...input, buildStack, serviceStack }),
  };
}

function render({ serviceName, ship }: Rendered, wanted: WantedStack): RenderedStack {
  const { stackName, template, parameters, tags } = wanted;
  const hidden = ship.kind === "templates" ? notShownBy(wanted) : variablesOf(ship);
  return {
    stackName,
    fileName: `${stackName}.yaml`,
    template,
    parameters: Object.entries(parameters).map(([name, value]): RenderedParameter => {
      const variable = hidden.get(name);
      return variable ? { name, variable } : { name, value };
    }),
    tags: { ...tags, [ownTags.createdBy]: "slipway", [ownTags.service]: serviceName },
  };
}

/** Values of variables may be secrets, and an image that is not built has no name yet. */
function variablesOf(ship: Exclude<MadeShip, { kind: "templates" }>): Map<string, string> {
  const { environment } = ship.settings;
  return new Map([
    ...environment.map(({ name }, index): [string, string] => [listParameter.environment(index), `VALUE_${name}`]),
    ...(ship.kind === "repository" ? [["ImageUri", imageVariable] as const] : []),
  ]);
}

/** What the person's own template says must not be shown; all of it where the template cannot be read. */
function notShownBy({ template, parameters }: WantedStack): Map<string, string> {
  const declared = declaredIn(template);
  const isHidden = (name: string) => !declared || String(declared[name]?.NoEcho) === "true";
  return new Map(Object.keys(parameters).flatMap((name) => (isHidden(name) ? [[name, `VALUE_${name}`] as const] : [])));
}

type Declared = Record<string, { NoEcho?: unknown } | null>;

function declaredIn(template: string): Declared | undefined {
  try {
    const document = parseDocument(template, { logLevel: "silent" });
    const { Parameters = {} }: { Parameters?: Declared } = document.toJS();
    return document.errors.length > 0 ? undefined : Parameters;
  } catch {
    return undefined;
  }
}

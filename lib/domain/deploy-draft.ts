import type { MadeShip, StartRunInput } from "./deploy-input";
import { emptySettings, type SettingsDraft, settingsDraftOf, settingsOf } from "./settings-draft";
import type { Target } from "./target";
import type { TemplateParameter, TemplateSummary } from "./template";

interface TemplateDraft {
  stackName: string;
  template: string;
  parameters: Record<string, string>;
  /** Names of the parameters whose values must not be seen. */
  noEcho: readonly string[];
}

/** What stands in the form of a deploy: text as it was typed, for all three ways to ship. */
export interface DeployDraft extends SettingsDraft {
  serviceName: string;
  kind: MadeShip["kind"];
  repositoryUrl: string;
  revision: string;
  imageUri: string;
  buildStack: TemplateDraft;
  serviceStack: TemplateDraft;
  createDefaultVpc: boolean;
  reason: string;
  /** A day: `2026-12-24`. Empty: as it is, or as the target has it. */
  endsOn: string;
}

export const stackParts = ["buildStack", "serviceStack"] as const;
export type StackPart = (typeof stackParts)[number];

const noTemplate: TemplateDraft = { stackName: "", template: "", parameters: {}, noEcho: [] };

export const emptyDraft: DeployDraft = {
  serviceName: "",
  kind: "repository",
  repositoryUrl: "",
  revision: "main",
  imageUri: "",
  ...emptySettings,
  buildStack: noTemplate,
  serviceStack: noTemplate,
  createDefaultVpc: false,
  reason: "",
  endsOn: "",
};

/** What was shipped last, again, but for the reason, which is another one each time. */
export function draftOf(serviceName: string, ship?: MadeShip): DeployDraft {
  if (!ship) return { ...emptyDraft, serviceName };
  const draft = { ...emptyDraft, serviceName, kind: ship.kind };
  if (ship.kind === "templates") {
    const { buildStack, serviceStack, healthCheckPath } = ship;
    return {
      ...draft,
      healthCheckPath,
      buildStack: { ...buildStack, noEcho: [] },
      serviceStack: { ...serviceStack, noEcho: [] },
    };
  }
  const source =
    ship.kind === "image"
      ? { imageUri: ship.imageUri }
      : { repositoryUrl: ship.repositoryUrl, revision: ship.revision };
  return { ...draft, ...settingsDraftOf(ship.settings), ...source };
}

/** What the draft asks for; only the schema says whether it is allowed. */
export function inputOf(
  draft: DeployDraft,
  target: Target,
  idempotencyKey: string,
): StartRunInput & { ship: MadeShip } {
  const { serviceName, createDefaultVpc } = draft;
  const reason = draft.reason.trim();
  const endsAt = endOfDay(draft.endsOn);
  return {
    target,
    serviceName: serviceName.trim(),
    ship: shipOf(draft),
    createDefaultVpc,
    idempotencyKey,
    ...(reason && { reason }),
    ...(endsAt && { endsAt }),
  };
}

/** Where whoever deploys is. What is no day is refused by the schema. */
function endOfDay(day: string): string {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? day : end.toISOString();
}

function shipOf(draft: DeployDraft): MadeShip {
  const { kind } = draft;
  if (kind === "templates") {
    const healthCheckPath = draft.healthCheckPath.trim();
    return { kind, buildStack: stackOf(draft.buildStack), serviceStack: stackOf(draft.serviceStack), healthCheckPath };
  }
  const settings = settingsOf(draft);
  if (kind === "image") return { kind, imageUri: draft.imageUri.trim(), settings };
  return { kind, repositoryUrl: draft.repositoryUrl.trim(), revision: draft.revision.trim(), settings };
}

function stackOf({ stackName, template, parameters }: TemplateDraft) {
  return { stackName: stackName.trim(), template, parameters };
}

/** Own templates need two stacks, whose names follow the service's until they are given. */
export function withKind(draft: DeployDraft, kind: DeployDraft["kind"]): DeployDraft {
  const serviceName = draft.serviceName.trim();
  if (kind !== "templates" || serviceName === "") return { ...draft, kind };
  const named = (stack: TemplateDraft, stackName: string) => (stack.stackName === "" ? { ...stack, stackName } : stack);
  return {
    ...draft,
    kind,
    buildStack: named(draft.buildStack, `${serviceName}-build`),
    serviceStack: named(draft.serviceStack, serviceName),
  };
}

/** Parameters as the template wants them: what was typed stays, the rest is filled in as far as it is known. */
export function withSummary(draft: DeployDraft, part: StackPart, { parameters }: TemplateSummary): DeployDraft {
  const before = draft[part];
  const values = parameters.map((parameter): [string, string] => [
    parameter.name,
    before.parameters[parameter.name] ?? knownValue(draft, part, parameter),
  ]);
  const noEcho = parameters.filter((parameter) => parameter.noEcho).map(({ name }) => name);
  return { ...draft, [part]: { ...before, parameters: Object.fromEntries(values), noEcho } };
}

/** A service template refers to its build stack by name: that parameter is filled in with the build stack's own name. */
function isBuildStackParameter({ name, type }: Pick<TemplateParameter, "name" | "type">): boolean {
  return type === "String" && /stack_?name$/i.test(name);
}

function knownValue(draft: DeployDraft, part: StackPart, parameter: TemplateParameter): string {
  if (part === "serviceStack" && isBuildStackParameter(parameter) && draft.buildStack.stackName)
    return draft.buildStack.stackName;
  if (parameter.type === "String" && /^service_?name$/i.test(parameter.name) && draft.serviceName)
    return draft.serviceName;
  return parameter.default ?? "";
}

/** What may outlive the page: no value of a variable, and none of a parameter that must not be seen. */
export function withoutSecrets(draft: DeployDraft): DeployDraft {
  const environment = draft.environment.map((variable) => ({ ...variable, value: "" }));
  return {
    ...draft,
    environment,
    buildStack: withoutNoEcho(draft.buildStack),
    serviceStack: withoutNoEcho(draft.serviceStack),
  };
}

function withoutNoEcho(stack: TemplateDraft): TemplateDraft {
  const open = Object.entries(stack.parameters).filter(([name]) => !stack.noEcho.includes(name));
  return { ...stack, parameters: Object.fromEntries(open) };
}

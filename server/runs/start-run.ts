import "server-only";
import type { Ship, StartRunInput } from "@/lib/domain/deploy-input";
import { isAllowedEnd } from "@/lib/domain/end-date";
import { imagePlace } from "@/lib/domain/image";
import { ProblemError } from "@/lib/domain/problem";
import type { FieldProblem } from "@/lib/domain/problem-body";
import type { DeployRun } from "@/lib/domain/run";
import { rule } from "@/lib/text/en/rule";
import { listVisibleTargets } from "@/server/access/known-targets";
import { personBehind } from "@/server/access/person-behind";
import { whoOf } from "@/server/access/who";
import { readTemplateSummary } from "@/server/aws/template-summary";
import type { Context } from "@/server/context";
import { openRun } from "@/server/store/open-run";
import { beginRun } from "./engine";
import { findPullRight } from "./pull-right";

/** Writes down what is wanted, hands it to the engine and returns; the run itself makes every AWS call that changes something. */
export async function startRun(
  context: Context,
  input: StartRunInput,
  because: Pick<Parameters<typeof openRun>[1], "cause" | "causeRunId" | "takenOver"> = {},
): Promise<DeployRun> {
  const { store, session } = context;
  refuseWrongEnd(input);
  await refuseWrongShip(context, input);
  const { sessionId } = session;
  const askedBy = await personBehind(store, session);
  const cause = because.cause ?? (isElsewhere(input) ? "promotion" : undefined);
  const run = await openRun(store, { ...because, cause, input, sessionId, by: whoOf(session, input.target), askedBy });
  await beginRun("deploy", run.id);
  return run;
}

function refuseWrongEnd({ endsAt }: StartRunInput): void {
  if (endsAt === undefined || isAllowedEnd(endsAt, Date.now())) return;
  throw refused([{ field: "endsAt", rule: "end-date", message: rule["end-date"] }]);
}

/** What the schema alone cannot see: another account's image, and templates that CloudFormation cannot read. */
async function refuseWrongShip(context: Context, { target, ship }: StartRunInput): Promise<void> {
  await refuseImageElsewhere(context, { target, ship });
  const aws = await context.awsOf(target);
  if (ship.kind !== "templates") return;
  for (const part of ["buildStack", "serviceStack"] as const) {
    const { template, parameters } = ship[part];
    const summary = await readTemplateSummary(aws, template, `ship.${part}.template`);
    const known = summary.parameters.map((parameter) => parameter.name);
    const unknown = Object.keys(parameters).filter((name) => !known.includes(name));
    const missing = summary.parameters
      .filter((parameter) => parameter.default === undefined && !(parameter.name in parameters))
      .map((parameter) => parameter.name);
    const fields = [
      ...unknown.map((name) => ({
        field: `ship.${part}.parameters.${name}`,
        rule: "parameter-unknown",
        message: rule["parameter-unknown"],
      })),
      ...missing.map((name) => ({
        field: `ship.${part}.parameters.${name}`,
        rule: "required",
        message: rule.required,
      })),
    ];
    if (fields.length > 0) throw refused(fields);
  }
}

function pickedOf(ship: Ship): { field: string; imageUri: string } | undefined {
  if (ship.kind === "image") return { field: "ship.imageUri", imageUri: ship.imageUri };
  if (ship.kind !== "adopted" || ship.image.from !== "registry") return undefined;
  return { field: "ship.image.imageUri", imageUri: ship.image.imageUri };
}

/** The image of another target: what runs there is to run here. */
function isElsewhere({ target, ship }: Pick<StartRunInput, "target" | "ship">): boolean {
  const picked = pickedOf(ship);
  return picked !== undefined && imagePlace(picked.imageUri).target !== target;
}

/** Only of a target that whoever asks may see; and what is known not to be let go is not tried. */
async function refuseImageElsewhere(
  context: Context,
  { target, ship }: Pick<StartRunInput, "target" | "ship">,
): Promise<void> {
  const picked = pickedOf(ship);
  if (!picked || !isElsewhere({ target, ship })) return;
  const { field, imageUri } = picked;
  const from = imagePlace(imageUri).target;
  const isSeen = (await listVisibleTargets(context)).some((each) => each.target === from);
  const name = isSeen ? "image-not-shared" : "image-elsewhere";
  if (isSeen && (await findPullRight(context, target, imageUri)) !== "refused") return;
  throw refused([{ field, rule: name, message: rule[name] }]);
}

function refused(fields: FieldProblem[]): ProblemError {
  return new ProblemError("invalid-input", fields.map(({ field, message }) => `${field}: ${message}`).join(" "), {
    fields,
  });
}

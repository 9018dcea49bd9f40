import "server-only";
import type { Endpoint } from "@/lib/api/endpoint";
import { ruleFor } from "@/lib/api/policy";
import type { Rule } from "@/lib/api/rule";
import { hasRole } from "@/lib/domain/has-role";
import { ProblemError } from "@/lib/domain/problem";
import type { NeededRole } from "@/lib/domain/problem-body";
import type { Role } from "@/lib/domain/role";
import type { Target } from "@/lib/domain/target";
import type { Session } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { readRunOwner } from "@/server/store/runs";
import { findTarget } from "@/server/store/targets";
import { holdersOf, listGrants } from "./rights";

/** Before anything of the request is read: whoever could not be allowed, whatever it asks for, learns nothing from it. */
export async function requireChance(store: Store, session: Session, endpoint: Endpoint): Promise<void> {
  const rule = ruleFor(endpoint);
  if (rule === "open") return;
  if (rule === "signed-in") return requirePerson(session);
  if (rule.on === "all-targets") return requireRight(store, session, endpoint, {});
  // Where it is that a role is missing can be told only once the request is read.
  const enough = rule.on === "target" ? "viewer" : rule.role;
  if (hasRole(session.highestRole, enough)) return;
  throw toProblem(await describeNeed(store, rule.role, "*"), "in some target");
}

/** The role that the policy asks for, where the request wants to act. */
export async function requireRight(store: Store, session: Session, endpoint: Endpoint, input: unknown): Promise<void> {
  const rule = ruleFor(endpoint);
  if (typeof rule === "string") return;
  const named = rule.on === "all-targets" ? ["*"] : await listNamedTargets(store, endpoint, input);
  if (named.length === 0 && rule.on === "target")
    throw new Error(`${endpoint.path} does not tell the target that its rule asks for`);
  for (const target of named) {
    const role = await roleNeeded(store, rule, target);
    const missing = await findMissingRole(store, session, { role, target });
    if (missing) throw toProblem(missing);
  }
}

/** What a page or a use case asks by itself. Undefined when nothing is missing. */
export async function findMissingRole(
  store: Store,
  session: Session,
  { role, target }: { role: Role; target: Target | "*" },
): Promise<NeededRole | undefined> {
  const held = target === "*" ? session.roleOnAll : session.roleOn(target);
  return hasRole(held, role) ? undefined : describeNeed(store, role, target);
}

/** Whether the policy lets this session do something in a target, without a request for it. */
export async function mayCall(store: Store, session: Session, endpoint: Endpoint, target: Target): Promise<boolean> {
  const rule = ruleFor(endpoint);
  if (typeof rule === "string") throw new Error(`${endpoint.path} is not about a target`);
  return hasRole(session.roleOn(target), await roleNeeded(store, rule, target));
}

function requirePerson({ personId }: Session): void {
  if (personId) return;
  throw new ProblemError("not-allowed", "This is for people who have signed in, not for tokens.");
}

async function roleNeeded(store: Store, rule: Exclude<Rule, string>, target: Target): Promise<Role> {
  if (rule.on !== "target" || !rule.protected) return rule.role;
  const settings = await findTarget(store, target);
  return settings?.isProtected ? rule.protected : rule.role;
}

/** The targets that a request names: by themselves, by a run, or, with an empty list of them, all (`*`). */
async function listNamedTargets(store: Store, { path }: Endpoint, input: unknown): Promise<(Target | "*")[]> {
  const { target, targets, id, run } = input as Record<string, unknown>;
  const namesRun = path.startsWith("/api/v1/runs/{id}") || path.startsWith("/api/v1/approvals/{id}");
  const runId = namesRun ? id : run;
  return [
    ...(typeof target === "string" ? [target] : []),
    ...(Array.isArray(targets) ? (targets.length > 0 ? targets : ["*"]) : []),
    ...(typeof runId === "string" ? [(await readRunOwner(store, runId)).target] : []),
  ];
}

function toProblem(needs: NeededRole, place?: string): ProblemError {
  const { role, target, heldBy } = needs;
  const where = place ?? (target === "*" ? "in all targets" : `in ${target}`);
  const names = heldBy.map(({ subject }) => subject).join(", ");
  return new ProblemError("needs-role", `The role ${role} ${where} is needed.${names && ` It is given to ${names}.`}`, {
    needs,
  });
}

async function describeNeed(store: Store, role: Role, target: Target | "*"): Promise<NeededRole> {
  return { role, target, heldBy: holdersOf(await listGrants(store), role, target) };
}

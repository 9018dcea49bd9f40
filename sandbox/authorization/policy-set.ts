import type { Principal } from "../operation";
import type { Place } from "../place";
import { documentOf } from "../services/iam/policies";
import { covers, readStatements, type Statement, toList } from "../services/iam/policy-document";
import type { RoleRow } from "../services/iam/tables";
import { type EvaluatedRequest, evaluate, type Verdict } from "./engine";

/** The kinds of policies that each have to allow, as AWS's messages call them. */
export type Layer = "identity-based policy" | "permissions boundary" | "session policy";

export interface Decision {
  verdict: Verdict;
  /** Whose silence or deny it was, where it is not allowed. */
  layer: Layer;
}

/** What the layers say of one action, and whether it depends on the resource at all. */
interface ActionRules {
  layers: { layer: Layer; documents: string[] }[];
  isByResource: boolean;
}

/** Policies that hold together for a principal, and what they have decided before. */
export class PolicySet {
  private readonly decisions = new Map<string, Decision>();
  private readonly rules = new Map<string, ActionRules>();
  private readonly text: string;

  constructor(private readonly layers: readonly (readonly [Layer, string[]])[]) {
    this.text = layers
      .flatMap(([, documents]) => documents)
      .join("\n")
      .toLowerCase();
  }

  /** Whether the policies say anything of a condition key; what they do not name cannot change a decision. */
  mentions(key: string): boolean {
    return this.text.includes(key.toLowerCase());
  }

  decide(request: EvaluatedRequest): Decision {
    const rules = this.rulesFor(request.action);
    const { principalArn, action, resource, context } = request;
    const key = JSON.stringify([principalArn, action, rules.isByResource && resource, context]);
    const known = this.decisions.get(key);
    if (known) return known;
    if (this.decisions.size >= mostDecisions) this.decisions.clear();
    const decision = decideBy(rules, request);
    this.decisions.set(key, decision);
    return decision;
  }

  /** The statements of an action alone: most of a long policy is about others. */
  private rulesFor(action: string): ActionRules {
    const known = this.rules.get(action);
    if (known) return known;
    const layers = this.layers.map(([layer, documents]) => ({
      layer,
      documents: documents.map((document) => documentOfAction(document, action)),
    }));
    const statements = layers.flatMap(({ documents }) => documents.flatMap(readOwnStatements));
    const isByResource = statements.some(({ Resource, NotResource }) => NotResource || !toList(Resource).includes("*"));
    const rules = { layers, isByResource };
    this.rules.set(action, rules);
    return rules;
  }
}

/** A deny anywhere outweighs all; else every layer has to allow. */
function decideBy({ layers }: ActionRules, request: EvaluatedRequest): Decision {
  const decisions = layers.map(({ layer, documents }) => ({ layer, verdict: evaluate(documents, request) }));
  return (
    decisions.find(({ verdict }) => verdict === "explicitDeny") ??
    decisions.find(({ verdict }) => verdict === "implicitDeny") ?? {
      verdict: "allowed",
      layer: "identity-based policy",
    }
  );
}

function documentOfAction(document: string, action: string): string {
  const statements = readStatements(document)
    .filter((statement) => covers(statement, action))
    .map(({ NotAction, ...rest }) => ({ ...rest, Action: action }));
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function readOwnStatements(document: string): Statement[] {
  return JSON.parse(document).Statement;
}

const mostDecisions = 5000;
const mostSets = 500;
const sets = new Map<string, PolicySet>();

/** The policies of a role, and what limits the session. */
export function policySetOf(
  place: Place,
  role: RoleRow,
  { sessionPolicy }: Pick<Principal, "sessionPolicy">,
): PolicySet {
  const identity = identityDocuments(place, role);
  const layers: [Layer, string[]][] = [["identity-based policy", identity]];
  if (role.permissionsBoundary) layers.push(["permissions boundary", [documentOf(place, role.permissionsBoundary)]]);
  if (sessionPolicy) layers.push(["session policy", [sessionPolicy]]);
  return findSet(layers);
}

export function identityDocuments(place: Place, { inlinePolicies, attachedPolicyArns }: RoleRow): string[] {
  return [...inlinePolicies.values(), ...attachedPolicyArns.map((arn) => documentOf(place, arn))];
}

/** By its text, so that whoever has the same policies shares what was decided, and a change of a policy is a new set. */
export function findSet(layers: readonly (readonly [Layer, string[]])[]): PolicySet {
  const key = layers.map(([layer, documents]) => `${layer}\n${documents.join("\n")}`).join("\n\n");
  const known = sets.get(key);
  if (known) return known;
  if (sets.size >= mostSets) sets.clear();
  const set = new PolicySet(layers);
  sets.set(key, set);
  return set;
}

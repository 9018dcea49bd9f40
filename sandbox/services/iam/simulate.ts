import type {
  ContextEntry,
  EvaluationResult,
  SimulateCustomPolicyCommandInput,
  SimulateCustomPolicyCommandOutput,
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput,
} from "@aws-sdk/client-iam";
import { type EvaluatedRequest, evaluate } from "../../authorization/engine";
import { AwsError, type Call } from "../../operation";
import { pageOfIam } from "./limits";
import { documentOf } from "./policies";
import { checkPermissionPolicy } from "./policy-document";
import { readRole } from "./roles";
import { matchedStatements, missingKeys, type SourcePolicy } from "./simulated-policies";
import { administratorOf } from "./users";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** Whether a role's or a user's policies would allow actions. What is given as further policies counts as well. */
export function simulatePrincipalPolicy(
  call: Call,
  input: SimulatePrincipalPolicyCommandInput,
): Output<SimulatePrincipalPolicyCommandOutput> {
  const source = sourceOf(call, input.PolicySourceArn ?? "");
  const boundaries = input.PermissionsBoundaryPolicyInputList ?? source.boundaries;
  return simulate(call, input, [...source.policies, ...givenPolicies(input.PolicyInputList)], boundaries);
}

export function simulateCustomPolicy(
  call: Call,
  input: SimulateCustomPolicyCommandInput,
): Output<SimulateCustomPolicyCommandOutput> {
  return simulate(call, input, givenPolicies(input.PolicyInputList), input.PermissionsBoundaryPolicyInputList ?? []);
}

type SimulateInput = Omit<SimulateCustomPolicyCommandInput, "PolicyInputList">;

function simulate(call: Call, input: SimulateInput, policies: SourcePolicy[], boundaries: string[]) {
  const { ActionNames = [], ResourceArns = ["*"], CallerArn, ContextEntries = [] } = input;
  for (const action of ActionNames) {
    if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/i.test(action))
      throw new AwsError("InvalidInput", `Invalid Action name: ${action}`);
  }
  for (const document of boundaries) checkPermissionPolicy(document);
  const context = contextOf(ContextEntries);
  const principalArn = CallerArn ?? `arn:aws:iam::${call.account}:user/simulated`;
  const requests = ActionNames.flatMap((action) =>
    ResourceArns.map((resource) => ({ principalArn, action, resource, account: call.account, context })),
  );
  const { items, ...rest } = pageOfIam(requests, input);
  return { EvaluationResults: items.map((request) => resultOf(request, policies, boundaries)), ...rest };
}

function resultOf(request: EvaluatedRequest, policies: SourcePolicy[], boundaries: string[]): EvaluationResult {
  const { action, resource } = request;
  const documents = policies.map(({ document }) => document);
  const identity = evaluate(documents, request);
  const boundary = boundaries.length > 0 ? evaluate(boundaries, request) : undefined;
  const verdicts = [identity, boundary ?? "allowed"];
  const decision = verdicts.find((one) => one === "explicitDeny") ?? verdicts.find((one) => one !== "allowed");
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision ?? "allowed",
    MatchedStatements: matchedStatements(policies, request),
    MissingContextValues: missingKeys(policies, request),
    ...(boundary && { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary === "allowed" } }),
  };
}

function sourceOf(call: Call, arn: string): { policies: SourcePolicy[]; boundaries: string[] } {
  const [, kind, name = ""] = /^arn:aws:iam::\d{12}:(role|user|group)\/(?:[^/]+\/)*([^/]+)$/.exec(arn) ?? [];
  if (!kind)
    throw new AwsError("InvalidInput", `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  if (kind === "group") throw new AwsError("NoSuchEntity", `The group with name ${name} cannot be found.`, 404);
  if (kind === "user") return { policies: [administratorOf(call, name)], boundaries: [] };

  const role = readRole(call, name);
  const inline = [...role.inlinePolicies].map(([policy, document]) => {
    return { id: `role_${name}_${policy}`, type: "role" as const, document };
  });
  const attached = role.attachedPolicyArns.map((policyArn) => ({
    id: policyArn.split("/").at(-1) ?? "",
    type: policyArn.startsWith("arn:aws:iam::aws:") ? ("aws-managed" as const) : ("user-managed" as const),
    document: documentOf(call, policyArn),
  }));
  const { permissionsBoundary } = role;
  return {
    policies: [...inline, ...attached],
    boundaries: permissionsBoundary ? [documentOf(call, permissionsBoundary)] : [],
  };
}

function givenPolicies(documents: string[] = []): SourcePolicy[] {
  return documents.map((document, index) => {
    checkPermissionPolicy(document);
    return { id: `PolicyInputList.${index + 1}`, type: "none", document };
  });
}

function contextOf(entries: ContextEntry[]): Record<string, string | string[]> {
  return Object.fromEntries(
    entries.map(({ ContextKeyName = "", ContextKeyValues = [], ContextKeyType = "string" }) => {
      return [ContextKeyName, ContextKeyType.endsWith("List") ? ContextKeyValues : (ContextKeyValues[0] ?? "")];
    }),
  );
}

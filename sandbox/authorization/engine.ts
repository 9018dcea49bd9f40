import { createRequire } from "node:module";

type Simulator = typeof import("@cloud-copilot/iam-simulate");

/** A request as IAM looks at it. */
export interface EvaluatedRequest {
  principalArn: string;
  action: string;
  resource: string;
  account: string;
  context: Record<string, string | string[]>;
}

export type Verdict = "allowed" | "explicitDeny" | "implicitDeny";

// Loaded with the first request that has to be evaluated: a sandbox without sessions of roles never needs it.
let simulator: Simulator | undefined;

/** What policies of one kind, each of them JSON, say to a request. */
export function evaluate(documents: readonly string[], request: EvaluatedRequest): Verdict {
  simulator ??= createRequire(import.meta.url)("@cloud-copilot/iam-simulate") as Simulator;
  const { principalArn, action, resource, account, context } = request;
  const result = simulator.runUnsafeSimulation(
    {
      request: {
        principal: principalArn,
        action,
        resource: { resource, accountId: account },
        contextVariables: context,
      },
      identityPolicies: documents.map((document, index) => ({ name: `policy-${index}`, policy: JSON.parse(document) })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result === "Allowed") return "allowed";
  return result === "ExplicitlyDenied" ? "explicitDeny" : "implicitDeny";
}

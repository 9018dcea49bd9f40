import type { PolicySourceType, Statement as StatementMatch } from "@aws-sdk/client-iam";
import { type EvaluatedRequest, evaluate } from "../../authorization/engine";
import { readStatements, type Statement } from "./policy-document";

/** A policy that takes part in a simulation, and where it comes from. */
export interface SourcePolicy {
  id: string;
  type: PolicySourceType;
  document: string;
}

type Conditions = Record<string, Record<string, unknown>>;

/** The statements that had a say: each policy once for each of its statements that fits. */
export function matchedStatements(policies: SourcePolicy[], request: EvaluatedRequest): StatementMatch[] {
  return policies.flatMap(({ id, type, document }) =>
    readStatements(document)
      .filter((statement) => fits(statement, request))
      .map(() => ({ SourcePolicyId: id, SourcePolicyType: type })),
  );
}

/** Condition keys that would have decided, had the caller given them. */
export function missingKeys(policies: SourcePolicy[], request: EvaluatedRequest): string[] {
  const given = new Set(Object.keys(request.context).map((key) => key.toLowerCase()));
  const keys = policies
    .flatMap(({ document }) => readStatements(document) as (Statement & { Condition?: Conditions })[])
    .filter(({ Condition, ...rest }) => Condition !== undefined && fits(rest, request))
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys)));
  return [...new Set(keys)].filter((key) => !given.has(key.toLowerCase()));
}

function fits(statement: Statement, request: EvaluatedRequest): boolean {
  const alone = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return evaluate([alone], request) !== "implicitDeny";
}

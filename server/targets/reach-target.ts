import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { splitTarget } from "@/lib/domain/split-target";
import type { TargetSettings } from "@/lib/domain/target";
import { rule as ruleWords } from "@/lib/text/en/rule";
import { awsOfReadRole, awsOfSettings } from "@/server/access/aws-of";
import type { AwsClients } from "@/server/aws/clients";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { readReachedTarget } from "@/server/aws/sts";
import type { Context } from "@/server/context";

/** Tries the credentials of settings before they are saved: AWS must say that they belong to the target's account. */
export async function reachTarget(context: Context, settings: TargetSettings): Promise<AwsClients> {
  const { target, reach, readRoleArn } = settings;
  const field = reach.by === "deploy-role" ? "reach.roleArn" : reach.by === "identity-center" ? "reach" : "target";
  const aws = await knock(field, target, () => awsOfSettings(context, settings));
  if (readRoleArn) await knock("readRoleArn", target, () => awsOfReadRole(target, readRoleArn));
  return aws;
}

async function knock(field: string, target: string, open: () => Promise<AwsClients>): Promise<AwsClients> {
  const { account } = splitTarget(target);
  try {
    const aws = await open();
    const reached = await readReachedTarget(aws);
    if (reached.account === account) return aws;
    throw refusal(field, "other-account", `These credentials are ${reached.callerArn}.`);
  } catch (error) {
    const problem = error instanceof ProblemError ? error : problemFromAws(error);
    if (!problem || problem.kind === "not-reached" || problem.kind === "store-unavailable") throw error;
    throw refusal(field, problem.kind === "other-target" ? "other-account" : "not-let-in", problem.message, problem);
  }
}

type Rule = "other-account" | "not-let-in";

function refusal(field: string, rule: Rule, detail: string, cause?: ProblemError): ProblemError {
  const fields = [{ field, rule, message: ruleWords[rule] }];
  return new ProblemError("not-reached", detail, { fields, cause, aws: cause?.aws });
}

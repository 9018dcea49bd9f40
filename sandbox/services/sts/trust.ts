import type { AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { Call, Principal } from "../../operation";
import type { RoleRow } from "../iam/tables";

/** The first of the actions in an AssumeRole that the role's trust does not give to the caller. */
export async function findUntrusted(
  call: Call,
  role: RoleRow,
  input: AssumeRoleCommandInput,
): Promise<string | undefined> {
  const { runSimulation } = await import("@cloud-copilot/iam-simulate");
  const { principal } = call;
  for (const action of actionsOf(input, principal)) {
    const { overallResult } = await runSimulation(
      {
        request: {
          principal: principal.arn,
          action,
          resource: { resource: role.arn, accountId: role.arn.split(":")[4] ?? "" },
          contextVariables: contextOf(principal, input),
        },
        // The caller's own policies are looked at for every call alike, before the operation.
        identityPolicies: [{ name: "all", policy: everything }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: JSON.parse(role.trustPolicy),
      },
      {},
    ).then((result) => ("overallResult" in result ? result : { overallResult: "ImplicitlyDenied" as const }));
    if (overallResult !== "Allowed") return action;
  }
  return undefined;
}

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

function actionsOf({ Tags = [], SourceIdentity }: AssumeRoleCommandInput, { sourceIdentity }: Principal): string[] {
  return [
    "sts:AssumeRole",
    ...(Tags.length > 0 ? ["sts:TagSession"] : []),
    ...((SourceIdentity ?? sourceIdentity) ? ["sts:SetSourceIdentity"] : []),
  ];
}

function contextOf(principal: Principal, input: AssumeRoleCommandInput): Record<string, string | string[]> {
  const { arn, account, roleArn, sourceIdentity, sessionTags = {} } = principal;
  const { ExternalId, RoleSessionName, SourceIdentity = sourceIdentity, Tags = [], TransitiveTagKeys } = input;
  const context: Record<string, string | string[] | undefined> = {
    "aws:PrincipalArn": roleArn ?? arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalType": roleArn ? "AssumedRole" : "User",
    "aws:SourceIdentity": sourceIdentity,
    "sts:ExternalId": ExternalId,
    "sts:RoleSessionName": RoleSessionName,
    "sts:SourceIdentity": SourceIdentity,
    "sts:TransitiveTagKeys": TransitiveTagKeys,
    "aws:TagKeys": Tags.length > 0 ? Tags.map(({ Key = "" }) => Key) : undefined,
    ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    ...Object.fromEntries(Object.entries(sessionTags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  };
  return Object.fromEntries(
    Object.entries(context).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

import type { Call } from "../operation";
import { principalsOf, readStatements } from "../services/iam/policy-document";
import { findRole } from "../services/iam/roles";
import type { Need } from "./needs";

/** Within an account, a role's trust that names the caller itself is enough to assume it, without a policy of the caller's. */
export function isNamedInTrust(call: Call, { action, resource }: Need): boolean {
  const { principal } = call;
  const [, account] = /^arn:aws:iam::(\d{12}):role\//.exec(resource) ?? [];
  if (!/^sts:(AssumeRole|TagSession|SetSourceIdentity)$/.test(action) || account !== principal.account) return false;
  const role = findRole({ ...call, account }, resource.split("/").at(-1) ?? "");
  const callers = [principal.arn, principal.roleArn];
  return (
    role?.arn === resource &&
    readStatements(role.trustPolicy).some(
      (statement) =>
        statement.Effect === "Allow" && principalsOf(statement, "AWS").some((named) => callers.includes(named)),
    )
  );
}

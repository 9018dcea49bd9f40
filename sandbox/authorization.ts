import { denial } from "./authorization/denial";
import { isNamedInTrust } from "./authorization/named-in-trust";
import { type Need, needsOf } from "./authorization/needs";
import { type Decision, policySetOf } from "./authorization/policy-set";
import { contextOf, type RequestFacts } from "./authorization/request-context";
import type { Call, ServiceDefinition } from "./operation";
import type { Place } from "./place";
import type { ProtocolName } from "./protocols/shapes";
import { findRole, noteUse } from "./services/iam/roles";

type Input = Readonly<Record<string, unknown>>;

interface Request {
  service: ServiceDefinition;
  operation: string;
  protocol: ProtocolName;
  input: object;
}

/** Refuses, as AWS does, what the caller may not do. An administrator may do everything. */
export function authorize(call: Call, { service, operation, protocol, input }: Request): void {
  if (!call.principal.roleName || service.unsigned?.has(operation)) return;
  noteUse({ ...call, account: call.principal.account }, call.principal.roleName);
  const action = `${service.iamPrefix ?? service.signingName}:${operation}`;
  const resources = service.resources?.(call, operation, input);
  for (const need of needsOf(call, action, input as Input, resources)) {
    const resourceTags = () => findTags(call, service, need.resource);
    const decision = decide(call, need, { input: input as Input, resourceTags });
    if (decision.verdict === "allowed") continue;
    if (decision.verdict === "implicitDeny" && isNamedInTrust(call, need)) continue;
    throw denial(protocol, call.principal.arn, need, decision);
  }
}

/** What the policies of the caller say to one need. */
export function decide(call: Call, need: Need, facts: RequestFacts = {}): Decision {
  const { principal } = call;
  const allowed: Decision = { verdict: "allowed", layer: "identity-based policy" };
  if (!principal.roleName) return allowed;
  const role = findRole({ ...call, account: principal.account }, principal.roleName);
  if (!role) return { verdict: "implicitDeny", layer: "identity-based policy" };

  const policies = policySetOf({ ...call, account: principal.account }, role, principal);
  const { action, resource, passedTo } = need;
  return policies.decide({
    principalArn: principal.arn,
    action,
    resource,
    account: call.account,
    context: contextOf(call, action, policies, { ...facts, ...(passedTo && { passedTo }) }),
  });
}

/** Whether a role may do something to a resource now: for what services do with the roles that they were given. */
export function allowed(place: Place, roleArn: string, action: string, resource: string): boolean {
  const name = roleArn.split("/").at(-1) ?? "";
  const role = findRole(place, name);
  if (role?.arn !== roleArn) return false;
  noteUse(place, name);
  const arn = `arn:aws:sts::${place.account}:assumed-role/${name}/service`;
  const principal = { arn, userId: role.id, accessKeyId: "", account: place.account, roleName: name, roleArn };
  return decide({ ...place, principal, requestId: "" }, { action, resource }).verdict === "allowed";
}

function findTags(call: Call, service: ServiceDefinition, resource: string): Record<string, string> {
  const name = resource.split(/[:/]/).at(-1);
  const item = service
    .inventory?.(call.world)
    .find(
      ({ id, account, region, name: called }) =>
        id === resource || id === name || (called === name && account === call.account && region === call.region),
    );
  return item?.tags ?? {};
}

import type { AwsError } from "../operation";
import { refuse } from "../protocols/refusals";
import type { ProtocolName } from "../protocols/shapes";
import { encodeAuthorizationMessage } from "../services/sts/authorization-message";
import type { Need } from "./needs";
import type { Decision } from "./policy-set";

/** AWS's error for what a caller may not do, in the words of the service that refuses. */
export function denial(protocol: ProtocolName, arn: string, need: Need, decision: Decision): AwsError {
  const sentence = denialSentence(arn, need, decision);
  if (protocol !== "ec2Query") return refuse(protocol, "accessDenied", sentence);
  // EC2 tells what was looked at only to who may decode it, and nothing of it for calls that only look.
  const message = encodeAuthorizationMessage({ arn, ...need, isExplicit: decision.verdict === "explicitDeny" });
  const encoded = need.resource === "*" ? "" : ` Encoded authorization failure message: ${message}`;
  return refuse(protocol, "accessDenied", `You are not authorized to perform this operation. ${sentence}.${encoded}`);
}

/** As in the reason of a failed resource too. */
export function denialSentence(arn: string, { action, resource }: Need, { verdict, layer }: Decision): string {
  const isLook = action.startsWith("ec2:") && resource === "*";
  const on = isLook ? "" : ` on resource: ${shownResource(action, resource)}`;
  const why =
    verdict === "explicitDeny"
      ? `with an explicit deny in ${layer === "identity-based policy" ? "an" : "a"} ${layer}`
      : `because no ${layer} allows the ${action} action`;
  return `User: ${arn} is not authorized to perform: ${action}${on} ${why}`;
}

/** IAM itself names its roles and users in its messages without an ARN, except where something is made or handed over. */
function shownResource(action: string, resource: string): string {
  if (!action.startsWith("iam:") || /:(Create|PassRole|Tag|Untag|Simulate)/.test(action)) return resource;
  const [, kind = "", path = ""] = /^arn:aws:iam::\d*:(role|user|instance-profile)\/(.+)$/.exec(resource) ?? [];
  if (kind) return `${kind.replace("-", " ")} ${path.split("/").at(-1)}`;
  return resource.includes(":policy/") ? `policy ${resource}` : resource;
}

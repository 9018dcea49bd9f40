import type { AwsError } from "./operation";
import { refuse } from "./protocols/refusals";
import type { ProtocolName } from "./protocols/shapes";
import type { WireRequest } from "./protocols/wire";

/** Whom and what a request is signed for. The signature itself is not checked: any key is good here. */
export interface Signature {
  accessKeyId: string;
  region: string;
  signingName: string;
}

export type SignatureFault = "missing" | "incomplete";

/** Reads the credential scope from the header, or from a presigned URL. */
export function readSignature({ url, headers }: WireRequest): Signature | SignatureFault {
  const presigned = new URLSearchParams(url.split("?")[1]).get("X-Amz-Credential");
  const { authorization } = headers;
  if (!presigned && !authorization) return "missing";
  const credential = presigned ?? /Credential=([^,\s]+)/.exec(String(authorization))?.[1] ?? "";
  const [accessKeyId, , region, signingName, terminator] = credential.split("/");
  if (!accessKeyId || !region || !signingName || terminator !== "aws4_request") return "incomplete";
  return /^[a-z0-9-]{1,64}$/.test(region) ? { accessKeyId, region, signingName } : "incomplete";
}

/** Why a request goes to no service. */
export function refuseSignature(signature: Signature | SignatureFault, protocol: ProtocolName): AwsError {
  if (signature === "missing") {
    return refuse(protocol, "missingAuthentication", "Request is missing Authentication Token");
  }
  if (signature === "incomplete") {
    return refuse(protocol, "incompleteSignature", "Authorization header requires a full 'Credential' parameter.");
  }
  const { signingName } = signature;
  return refuse(protocol, "unknownOperation", `The sandbox has no service with the signing name ${signingName}`);
}

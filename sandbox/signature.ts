import type { AwsError } from "./operation";
import { refuse } from "./protocols/refusals";
import type { ProtocolName } from "./protocols/shapes";
import type { WireRequest } from "./protocols/wire";

/** What a request says of who signed it, and for what. */
export interface Signature {
  accessKeyId: string;
  date: string;
  region: string;
  signingName: string;
  /** Lower-case names. */
  signedHeaders: string[];
  signature: string;
  /** `20261123T101500Z`, or whatever stands there. */
  signedAt: string;
  sessionToken: string | undefined;
  /** By the URL, not by a header. */
  isPresigned: boolean;
}

export type SignatureFault = "missing" | "incomplete";

/** Reads the signature from the header, or from a presigned URL. */
export function readSignature(request: WireRequest): Signature | SignatureFault {
  const parts = request.headers.authorization ? partsOfHeader(request) : partsOfQuery(request);
  if (!parts) return "missing";
  const { credential, signedHeaders, ...rest } = parts;
  const [accessKeyId, date, region, signingName, terminator] = credential.split("/");
  if (!accessKeyId || !date || !region || !signingName || terminator !== "aws4_request") return "incomplete";
  if (!/^[a-z0-9-]{1,64}$/.test(region)) return "incomplete";
  return { ...rest, accessKeyId, date, region, signingName, signedHeaders: signedHeaders.toLowerCase().split(";") };
}

/** Why a request goes to no service. */
export function refuseSignature(signature: Signature | SignatureFault, protocol: ProtocolName): AwsError {
  if (signature === "missing") return refuse(protocol, "missingAuthentication");
  if (signature === "incomplete") return refuse(protocol, "incompleteSignature");
  const { signingName } = signature;
  return refuse(protocol, "unknownOperation", `The sandbox has no service with the signing name ${signingName}`);
}

function partsOfHeader({ headers }: WireRequest) {
  const text = String(headers.authorization);
  const part = (name: string) => new RegExp(`\\b${name}=([^,\\s]+)`).exec(text)?.[1] ?? "";
  return {
    credential: part("Credential"),
    signedHeaders: part("SignedHeaders"),
    signature: part("Signature"),
    signedAt: String(headers["x-amz-date"] ?? ""),
    sessionToken: single(headers["x-amz-security-token"]),
    isPresigned: false,
  };
}

function partsOfQuery({ url }: WireRequest) {
  if (!url.includes("X-Amz-Credential=")) return undefined;
  const query = new URLSearchParams(url.slice(url.indexOf("?") + 1));
  return {
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
    signature: query.get("X-Amz-Signature") ?? "",
    signedAt: query.get("X-Amz-Date") ?? "",
    sessionToken: query.get("X-Amz-Security-Token") ?? undefined,
    isPresigned: true,
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

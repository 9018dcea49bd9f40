import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Why a call was refused, as EC2 tells it to those alone who may decode it. */
export interface Refused {
  arn: string;
  action: string;
  resource: string;
  isExplicit: boolean;
}

export function encodeAuthorizationMessage({ arn, action, resource, isExplicit }: Refused): string {
  const message = {
    allowed: false,
    explicitDeny: isExplicit,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: { principal: { arn }, action, resource, conditions: { items: [] } },
  };
  return deflateRawSync(JSON.stringify(message)).toString("base64url");
}

/** JSON; nothing for what was never encoded here. */
export function decodeAuthorizationMessage(encoded: string): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(encoded, "base64url")).toString("utf8");
    return "context" in JSON.parse(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

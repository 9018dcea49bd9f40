import type { Principal } from "./operation";
import { findCaller } from "./principals";
import { refuse } from "./protocols/refusals";
import type { ProtocolName } from "./protocols/shapes";
import type { WireRequest } from "./protocols/wire";
import type { Signature } from "./signature";
import { isSignedWith } from "./signature-v4";
import type { World } from "./world";

const awsRegion = /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/;

interface SignedRequest {
  request: WireRequest;
  signature: Signature;
  protocol: ProtocolName;
  /** How far the sandbox's clock is from the machine's, where that shall go wrong. */
  skewMs: number;
}

/** Who has signed a request; AWS's error where that cannot be. */
export function authenticate(world: World, signed: SignedRequest): Principal {
  const { request, signature, protocol } = signed;
  if (!awsRegion.test(signature.region)) {
    const message = `Credential should be scoped to a valid region, not '${signature.region}'.`;
    throw refuse(protocol, "signatureMismatch", message);
  }
  checkSigningTime(signed);
  const caller = findCaller(world, signature.accessKeyId, signature.sessionToken);
  if (caller === "invalid") throw refuse(protocol, "invalidCredentials");
  if (caller === "expired") throw refuse(protocol, "expiredCredentials");
  if (caller.secretAccessKey === undefined) return caller.principal;

  if (!/^\d{8}T\d{6}Z$/.test(signature.signedAt)) throw refuse(protocol, "missingDate");
  if (!isSignedWith(caller.secretAccessKey, request, signature)) throw refuse(protocol, "signatureMismatch");
  return caller.principal;
}

const toleranceMs: Record<ProtocolName, number> = {
  awsJson: 5 * 60_000,
  awsQuery: 15 * 60_000,
  ec2Query: 5 * 60_000,
  restJson: 5 * 60_000,
};

/** A presigned URL says itself how long it is good, so its time is no concern here. */
function checkSigningTime({ signature, protocol, skewMs }: SignedRequest): void {
  const signedAt = Date.parse(signature.signedAt.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  if (signature.isPresigned || Number.isNaN(signedAt)) return;
  const now = Date.now() + skewMs;
  const tolerance = toleranceMs[protocol];
  const minutes = tolerance / 60_000;
  if (signedAt < now - tolerance) {
    const [least, current] = [amzDate(now - tolerance), amzDate(now)];
    const message = `Signature expired: ${signature.signedAt} is now earlier than ${least} (${current} - ${minutes} min.)`;
    throw refuse(protocol, "signedTooEarly", message);
  }
  if (signedAt > now + tolerance) {
    const [most, current] = [amzDate(now + tolerance), amzDate(now)];
    const message = `Signature not yet current: ${signature.signedAt} is still later than ${most} (${current} + ${minutes} min.)`;
    throw refuse(protocol, "signedTooEarly", message);
  }
}

function amzDate(time: number): string {
  return `${new Date(time).toISOString().replace(/[:-]/g, "").slice(0, 15)}Z`;
}

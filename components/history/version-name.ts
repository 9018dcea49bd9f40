import type { ShippedVersion } from "@/lib/domain/history";
import { shortDigest } from "@/lib/domain/short-digest";

/** `3f2a1b2c`, as far as the image is known; else the commit. */
export function shortVersion({ digest, commit }: ShippedVersion): string | undefined {
  return digest ? shortDigest(digest) : commit?.slice(0, 7);
}

/** The same with the service's name before it. */
export function versionName(serviceName: string, shipped: ShippedVersion): string {
  const version = shortVersion(shipped);
  return version ? `${serviceName}@${version}` : serviceName;
}

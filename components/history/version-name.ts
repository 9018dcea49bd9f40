import type { ShippedVersion } from "@/lib/domain/history";
import { shortDigest } from "@/lib/domain/short-digest";

/** `shop@3f2a1b2c`, as far as the image is known; else the commit. */
export function versionName(serviceName: string, { digest, commit }: ShippedVersion): string {
  const version = digest ? shortDigest(digest) : commit?.slice(0, 7);
  return version ? `${serviceName}@${version}` : serviceName;
}

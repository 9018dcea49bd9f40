/** Eight characters of the digest, as they are shown. */
export function shortDigest(digest: string): string {
  return digest.replace(/^.*sha256:/, "").slice(0, 8);
}

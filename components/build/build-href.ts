/** Where the page of a build is. */
export function buildHref(target: string, buildId: string): string {
  return `/builds/${encodeURIComponent(buildId)}?target=${target}`;
}

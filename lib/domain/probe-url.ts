/**
 * Where a service is asked whether it is well: the host that AWS gave for it, and the path of its health check, which may not lead
 * to any other place. Undefined for an endpoint that is no plain web address.
 */
export function probeUrl(endpoint: string, healthCheckPath: string): URL | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { origin, protocol, username, password } = new URL(endpoint);
  if (!["https:", "http:"].includes(protocol) || username || password) return undefined;
  const [path = "/", ...query] = healthCheckPath.split("?");
  const url = new URL(origin);
  url.pathname = path;
  if (query.length > 0) url.search = query.join("?");
  return url.origin === origin ? url : undefined;
}

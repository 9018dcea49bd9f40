import type { WireRequest } from "./wire";

/** `["GET", "/federation/credentials", 200]`, as the schemas have it. */
type HttpTrait = readonly [method: string, path: string, status: number];

/** Where an operation of a REST service is found. */
export interface Route {
  method: string;
  /** As the schemas have it, with its labels. */
  path: string;
  pattern: RegExp;
  labels: string[];
  /** What must be in the query, `aws_iam=t`. */
  query: [string, string][];
  status: number;
}

export function toRoute([method, path, status]: HttpTrait): Route {
  const [pathname = "/", query = ""] = path.split("?");
  const labels: string[] = [];
  const source = pathname.replace(/\{(\w+)(\+?)\}/g, (_, label: string, isGreedy: string) => {
    labels.push(label);
    return isGreedy ? "(.+)" : "([^/]+)";
  });
  return { method, path, pattern: new RegExp(`^${source}/?$`), labels, query: [...new URLSearchParams(query)], status };
}

/** The text of each label where the route is the request's; nothing where it is not. */
export function matchRoute(route: Route, { method, url }: WireRequest): Record<string, string> | undefined {
  const [pathname = "/", query = ""] = url.split("?");
  const found = method === route.method ? route.pattern.exec(pathname) : null;
  const parameters = new URLSearchParams(query);
  if (!found || route.query.some(([name, value]) => parameters.get(name) !== value)) return undefined;
  return Object.fromEntries(route.labels.map((label, at) => [label, found[at + 1] ?? ""]));
}

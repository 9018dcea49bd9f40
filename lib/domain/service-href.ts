interface Addressed {
  target: string;
  serviceName: string;
  clusterName?: string;
}

type Below = "deploy" | "history" | "rollback" | "teardown";

/** The page of a service, or one below it. The cluster stands in it where it is not the one that ECS makes by itself. */
export function serviceHref(
  { target, serviceName, clusterName = "default" }: Addressed,
  below?: Below,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams(clusterName === "default" ? more : { ...more, cluster: clusterName }).toString();
  const path = [target, serviceName, below].filter(Boolean).join("/");
  return `/${path}${query && `?${query}`}`;
}

import type { TeardownScope } from "./teardown-scope";

/** A scope as it is in an address. */
export function scopeText(scope: TeardownScope): string {
  switch (scope.kind) {
    case "service":
      return `service:${scope.clusterName}/${scope.serviceName}`;
    case "stack":
      return `stack:${scope.stackName}`;
    case "target":
      return "target";
    case "leftovers":
      return `leftovers:${scope.keys.join(",")}`;
  }
}

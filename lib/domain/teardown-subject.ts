import type { TeardownScope } from "./teardown-scope";

/** What a teardown is called in lists and in the activity. */
export function teardownSubject(target: string, scope: TeardownScope): string {
  if (scope.kind === "service") return scope.serviceName;
  return scope.kind === "stack" ? scope.stackName : target;
}

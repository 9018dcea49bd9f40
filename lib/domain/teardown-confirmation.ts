import type { TeardownScope } from "./teardown-scope";

/** What has to be typed before a teardown in a protected target. */
export function teardownConfirmation(alias: string, scope: TeardownScope): string {
  switch (scope.kind) {
    case "service":
      return `${alias}/${scope.serviceName}`;
    case "stack":
      return `${alias}/${scope.stackName}`;
    case "target":
    case "leftovers":
      return alias;
  }
}

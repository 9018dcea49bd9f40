import { withTarget } from "@/components/shell/pages";
import { serviceHref } from "@/lib/domain/service-href";
import type { ListedTarget, Target } from "@/lib/domain/target";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { scopeText } from "@/lib/domain/teardown-scope-text";
import type { TeardownText } from "@/lib/text/en-teardown";

export interface ScopeName {
  name: string;
  /** The page that it is part of. */
  parent: string;
  href: string;
}

export function scopeName(scope: TeardownScope, target: ListedTarget, words: TeardownText): ScopeName {
  const { alias } = target;
  const board = { parent: alias, href: withTarget("/", target.target) };
  switch (scope.kind) {
    case "service":
      return {
        name: scope.serviceName,
        parent: scope.serviceName,
        href: serviceHref({ ...scope, target: target.target }),
      };
    case "stack":
      return { name: words.stackOf(scope.stackName), ...board };
    case "target":
      return { name: words.everythingIn(alias), ...board };
    case "leftovers":
      return { name: words.leftoversIn(alias), parent: words.leftovers.title, href: leftoversPage(target.target) };
  }
}

export function leftoversPage(target: Target): string {
  return withTarget("/settings/leftovers", target);
}

/** The page of the plan. */
export function teardownPage(target: Target, scope: TeardownScope): string {
  if (scope.kind === "service") return serviceHref({ ...scope, target }, "teardown");
  return `/teardown?target=${target}&scope=${encodeURIComponent(scopeText(scope))}`;
}

"use client";

import { Lock } from "lucide-react";
import { type ComponentProps, lazy } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { policyOfChanges } from "@/lib/api/policy-of-changes";
import { cn } from "@/lib/cn";
import type { Target } from "@/lib/domain/target";
import { usePermission } from "./use-permission";

/** Those who may press it do without. */
const RefusalWords = lazy(() => import("./refusal-words").then((module) => ({ default: module.RefusalWords })));

interface PermittedButtonProps extends ComponentProps<typeof Button> {
  /** The call that the press leads to. */
  to: keyof typeof policyOfChanges;
  target?: Target;
}

/** A button that only some may press. For others it stays in sight, locked, and a press says who could. */
export function PermittedButton({ to, target, asChild, children, ...props }: PermittedButtonProps) {
  const refusal = usePermission(to, target);
  if (!refusal) {
    return (
      <Button asChild={asChild} {...props}>
        {children}
      </Button>
    );
  }
  const { size, className, lockedLabel } = { ...props, lockedLabel: asChild ? labelOf(children) : children };
  return (
    <Popover
      trigger={(control) => (
        <Button
          size={size}
          className={cn("[&_svg:not(:first-child)]:hidden", className)}
          aria-disabled="true"
          aria-label={props["aria-label"]}
          {...control}
        >
          <Lock size={14} aria-hidden="true" className="shrink-0" />
          {lockedLabel}
        </Button>
      )}
    >
      <RefusalWords refusal={refusal} />
    </Popover>
  );
}

/** Of a link that lends its looks to the button: what is in it. */
function labelOf(link: ComponentProps<typeof Button>["children"]): ComponentProps<typeof Button>["children"] {
  const isElement = link !== null && typeof link === "object" && "props" in link;
  return isElement ? (link.props as { children?: ComponentProps<typeof Button>["children"] }).children : link;
}

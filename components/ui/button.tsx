import { type ComponentProps, cloneElement, isValidElement } from "react";
import { cn } from "@/lib/cn";

const looks = {
  plain: "border-control bg-surface text-ink hover:bg-hover",
  primary: "border-primary bg-primary text-primary-foreground hover:border-primary-press hover:bg-primary-press",
  danger: "border-failed bg-surface text-failed hover:bg-failed-tint",
  /** The last button of a teardown, and nothing else. */
  cut: "border-destructive bg-destructive text-destructive-foreground hover:brightness-95",
  edge: "border-line-2 text-ink-2 hover:bg-hover",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
};

const sizes = {
  pill: "min-h-6 rounded-full px-2 text-xs font-normal!",
  small: "rounded-md min-h-6.5 px-2 text-xs max-desk:min-h-8",
  normal: "rounded-md min-h-8 px-3 max-desk:min-h-11",
  large: "rounded-md min-h-11 px-4.5 text-base",
  icon: "rounded-md size-7 max-desk:size-9",
};

type ButtonElement = ComponentProps<"button">;

interface ButtonProps extends ButtonElement {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  /** Lends its looks to the only child, for links. */
  asChild?: boolean;
}

export function Button({ look = "plain", size = "normal", asChild, className, children, ...props }: ButtonProps) {
  const classes = cn(
    "inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap",
    "transition-colors duration-(--fast) ease-slip",
    "disabled:border-line-2 disabled:bg-transparent disabled:text-ink-off aria-disabled:border-line-2 aria-disabled:bg-transparent aria-disabled:text-ink-off",
    looks[look],
    sizes[size],
    className,
  );
  if (asChild && isValidElement<ButtonElement>(children))
    return cloneElement(children, { ...props, className: cn(classes, children.props.className) });
  return (
    <button type="button" className={classes} {...props}>
      {children}
    </button>
  );
}

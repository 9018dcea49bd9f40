import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

export const Menu = DropdownMenu.Root;
export const MenuTrigger = DropdownMenu.Trigger;

export function MenuContent({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={12}
        className="z-50 min-w-52 animate-[appear_var(--fast)_var(--ease)] rounded-lg border border-line-2 bg-raised p-1 shadow-over"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

const item = cn(
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2.5 text-ink outline-none select-none max-desk:min-h-11",
  "data-highlighted:bg-hover data-highlighted:inset-ring data-highlighted:inset-ring-focus",
);

export function MenuItem({ className, ...props }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cn(item, className)} {...props} />;
}

export const MenuChoices = DropdownMenu.RadioGroup;

export function MenuChoice({ children, ...props }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={item} {...props}>
      <span className="grid size-3.5 place-items-center rounded-full border border-control">
        <DropdownMenu.ItemIndicator className="size-2 rounded-full bg-primary" />
      </span>
      {children}
    </DropdownMenu.RadioItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{children}</DropdownMenu.Label>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}

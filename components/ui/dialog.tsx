import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What it is about, in one sentence; read out with the title. */
  description: string;
  children?: ReactNode;
  footer?: ReactNode;
}

/** Focus is held inside and goes back to where it came from. */
export function Dialog({ open, onOpenChange, title, description, children, footer }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-[appear_var(--base)_var(--ease)] bg-black/45" />
        <Radix.Content className="fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[min(520px,calc(100vw-1.5rem))] -translate-1/2 animate-[appear_var(--base)_var(--ease)] gap-3.5 overflow-y-auto rounded-lg border border-line-2 bg-raised p-5 shadow-over">
          <div className="grid gap-1">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Description className="text-ink-2">{description}</Radix.Description>
          </div>
          {children}
          {footer && <div className="flex flex-wrap justify-end gap-2 max-desk:flex-col-reverse">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

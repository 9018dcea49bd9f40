"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What it is about, in one sentence; read out with the title. */
  description: string;
  children?: ReactNode;
  footer?: ReactNode;
}

/** The browser's own modal dialog: it holds the focus, closes with Escape and gives the focus back. */
export function Dialog({ open, onOpenChange, title, description, children, footer }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);

  // Before it leaves the page: a dialog that is gone gives no focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!open || !dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Escape, and the browser's
    <dialog
      ref={element}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      onClose={() => onOpenChange(false)}
      onClick={({ target, currentTarget }) => target === currentTarget && onOpenChange(false)}
      className="m-auto overscroll-contain max-h-[calc(100dvh-2rem)] w-[min(520px,calc(100vw-1.5rem))] animate-[appear_var(--base)_var(--ease)] rounded-lg border border-line-2 bg-raised text-ink shadow-over backdrop:bg-black/45"
    >
      {open && (
        <div className="grid gap-3.5 p-5">
          <div className="grid gap-1">
            <h2 id={`${id}-title`} className="text-lg">
              {title}
            </h2>
            <p id={`${id}-description`} className="phrase text-ink-2">
              {description}
            </p>
          </div>
          {children}
          {footer && <div className="flex flex-wrap justify-end gap-2 max-desk:flex-col-reverse">{footer}</div>}
        </div>
      )}
    </dialog>
  );
}

import type { ReactNode } from "react";

/** Code that may be longer and wider than its place. */
export function ScrollText({ children }: { children: ReactNode }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md border border-line bg-canvas p-2.5 text-xs leading-5"
    >
      {children}
    </pre>
  );
}

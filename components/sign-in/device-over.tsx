import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";

/** A code that lets nobody in any more, and the one thing to do about it. */
export function DeviceOver({ state, children }: { state: "expired" | "denied" | "used"; children: ReactNode }) {
  const { title, wayOut } = useTextPart(signInText).device.over[state];
  return (
    <div className="grid gap-4">
      <div role="alert" className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1">
        <Mark state={state === "denied" ? "failed" : "stale"} className="mt-0.5 size-4" />
        <b className="font-[550]">{title}</b>
        <p className="phrase col-start-2 text-ink-2">{wayOut}</p>
      </div>
      {children}
    </div>
  );
}

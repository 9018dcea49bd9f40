import { type ReactNode, Suspense, useState } from "react";
import { Fold } from "@/components/ui/fold";
import { Skeleton } from "@/components/ui/skeleton";

interface CliFoldProps {
  title: string;
  className?: string;
  children: () => ReactNode;
}

/** “Do this from the CLI”, folded: who wants it opens it. */
export function CliFold({ title, className, children }: CliFoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title={title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} className={className}>
      <Suspense fallback={<Skeleton className="h-40" />}>{children()}</Suspense>
    </Fold>
  );
}

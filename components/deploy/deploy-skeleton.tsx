import { Card } from "@/components/ui/card";

export function DeploySkeleton() {
  return (
    <div aria-busy="true" className="grid items-start gap-3.5 desk:grid-cols-[minmax(340px,460px)_minmax(0,1fr)]">
      <div className="grid gap-3.5">
        <Card className="h-100" />
        <Card className="h-80" />
      </div>
      <Card className="h-120" />
    </div>
  );
}

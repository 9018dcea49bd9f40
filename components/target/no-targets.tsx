import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useText } from "@/lib/text/text-provider";

export function NoTargets() {
  const { shell } = useText();
  return (
    <Card className="grid justify-items-start gap-2 px-4 py-4.5">
      <h2 className="text-sm">{shell.noTargets}</h2>
      <p className="phrase text-ink-2">{shell.noTargetsAbout}</p>
      <Button asChild look="primary" className="mt-1">
        <Link href="/settings/targets?edit=new">{shell.addTarget}</Link>
      </Button>
    </Card>
  );
}

"use client";

import Link from "next/link";
import { withTarget } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { shortAlias } from "@/lib/domain/short-alias";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamTarget } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";

/** Before the first deploy: what a service is, and the next step. */
export function EmptyBoard({ targets }: { targets: readonly TeamTarget[] }) {
  const { empty } = useTextPart(teamText);
  const [only] = targets.length === 1 ? targets : [];
  return (
    <Card className="grid justify-items-start gap-2 px-4 py-4.5">
      <h2 className="text-sm">
        {only ? empty.title(shortAlias(only), splitTarget(only.target).region) : empty.titleOfAll(targets.length)}
      </h2>
      <p className="phrase text-ink-2">{empty.what}</p>
      <Button asChild look="primary" className="mt-1">
        <Link href={withTarget("/setup", only?.target)}>{empty.preflight}</Link>
      </Button>
    </Card>
  );
}

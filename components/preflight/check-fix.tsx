"use client";

import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ScrollText } from "@/components/ui/scroll-text";
import type { CheckFix } from "@/lib/domain/check";
import type { ListedTarget } from "@/lib/domain/target";
import { preflightText } from "@/lib/text/parts/preflight";
import { useTextPart } from "@/lib/text/text-part";
import { CreateDefaultVpc } from "./create-default-vpc";

/** What can be done about it, from here or in a terminal. */
export function CheckFixes({ fix, reached }: { fix: CheckFix; reached: ListedTarget }) {
  const words = useTextPart(preflightText);
  if (fix.kind === "create-default-vpc") return <CreateVpcButton reached={reached} />;
  if (fix.kind === "page")
    return (
      <Button asChild>
        <a href={fix.url} target="_blank" rel="noreferrer">
          <ExternalLink size={14} aria-hidden="true" />
          {words.openPage}
        </a>
      </Button>
    );
  const text = fix.kind === "policy" ? fix.policy : fix.commands.join("\n");
  return (
    <details className="w-full max-w-2xl">
      <summary className="link w-fit min-h-6 cursor-pointer">
        {fix.kind === "policy" ? words.policy : words.commands}
      </summary>
      <div className="mt-1.5 grid grid-cols-[minmax(0,1fr)] gap-2 *:last:justify-self-start">
        <ScrollText>{text}</ScrollText>
        <CopyButton value={() => text} />
      </div>
    </details>
  );
}

function CreateVpcButton({ reached }: { reached: ListedTarget }) {
  const words = useTextPart(preflightText);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <PermittedButton
        to="POST /api/v1/targets/{target}/default-vpc"
        target={reached.target}
        look="primary"
        onClick={() => setAsking(true)}
      >
        {words.createVpc}
      </PermittedButton>
      <CreateDefaultVpc reached={reached} open={isAsking} onOpenChange={setAsking} />
    </>
  );
}

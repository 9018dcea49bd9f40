"use client";

import Link from "next/link";
import { deployPage } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/lib/text/text-provider";

/** The page's title, one sentence of how it is, and its one filled button. */
export function BoardHead({ sentence, canDeploy = false }: { sentence?: string; canDeploy?: boolean }) {
  const { board, common } = useText();
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{board.title}</h1>
        <p className="phrase mt-1 text-ink-2">{sentence ?? board.looking}</p>
      </div>
      {canDeploy && (
        <Button asChild look="primary" className="max-desk:w-full">
          <Link href={deployPage}>
            {common.deploy}{" "}
            <Kbd isPlain className="max-desk:hidden">
              d
            </Kbd>
          </Link>
        </Button>
      )}
    </div>
  );
}

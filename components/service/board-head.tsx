"use client";

import Link from "next/link";
import { PermittedButton } from "@/components/session/permitted-button";
import { deployPageIn } from "@/components/shell/pages";
import { Kbd } from "@/components/ui/kbd";
import type { Target } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";

interface BoardHeadProps {
  sentence?: string;
  canDeploy?: boolean;
  /** The one that the board is about; without one, it is asked which. */
  target?: Target;
}

/** The page's title, one sentence of how it is, and its one filled button. */
export function BoardHead({ sentence, canDeploy = false, target }: BoardHeadProps) {
  const { board, common } = useText();
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{board.title}</h1>
        <p className="phrase mt-1 text-ink-2">{sentence ?? board.looking}</p>
      </div>
      {canDeploy && (
        <PermittedButton asChild to="POST /api/v1/runs" target={target} look="primary" className="max-desk:w-full">
          <Link href={deployPageIn(target)}>
            {common.deploy}{" "}
            <Kbd isPlain className="max-desk:hidden">
              d
            </Kbd>
          </Link>
        </PermittedButton>
      )}
    </div>
  );
}

"use client";

import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { deployPageIn, wallPage } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Target } from "@/lib/domain/target";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** Fetched when somebody saves a view. */
const SaveViewDialog = lazy(() => import("./save-view-dialog").then((module) => ({ default: module.SaveViewDialog })));

interface BoardHeadProps {
  sentence?: string;
  /** What there is can be deployed again, and looked at in ways that are worth a name. */
  hasServices?: boolean;
  /** The one that the board is about; without one, it is asked which. */
  target?: Target;
  /** Of the view that would be saved. */
  query?: string;
}

/** The page's title, one sentence of how it is, and its one filled button. */
export function BoardHead({ sentence, hasServices = false, target, query = "" }: BoardHeadProps) {
  const text = useText();
  const { board, common } = text;
  const team = useTextPart(teamText);
  const [isSaving, setSaving] = useState(false);
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{board.title}</h1>
        <p className="phrase mt-1 min-h-5 text-ink-2">{sentence ?? team.looking}</p>
      </div>
      {hasServices && (
        <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
          <Button asChild look="quiet" className="max-desk:hidden">
            <Link href={wallPage.href}>{wallPage.title(text)}</Link>
          </Button>
          <Button onClick={() => setSaving(true)}>{team.views.save}</Button>
          <PermittedButton asChild to="POST /api/v1/runs" target={target} look="primary">
            <Link href={deployPageIn(target)}>
              {common.deploy}{" "}
              <Kbd isPlain className="max-desk:hidden">
                d
              </Kbd>
            </Link>
          </PermittedButton>
        </div>
      )}
      <Suspense>{isSaving && <SaveViewDialog query={query} open={isSaving} onOpenChange={setSaving} />}</Suspense>
    </div>
  );
}

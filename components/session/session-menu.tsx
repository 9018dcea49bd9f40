"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { lazy } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useNow } from "@/components/ui/use-now";
import { sessionQuery } from "@/lib/api/queries";
import { wasSignedIn } from "@/lib/api/session";
import { timeLeft } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { openDialog } from "./open-dialog";

/** Fetched with the first look into the menu. */
const SessionChoices = lazy(() => import("./session-choices").then((module) => ({ default: module.SessionChoices })));

/** Who is signed in and for how long; holds what is theirs to choose. */
export function SessionMenu() {
  const text = useText();
  const now = useNow();
  const { data: session } = useQuery(sessionQuery());

  if (session === undefined) return null;
  if (session === null) {
    if (!wasSignedIn()) return null;
    return (
      <Button size="pill" look="edge" onClick={() => openDialog("renew")}>
        <Clock size={14} aria-hidden="true" />
        {text.session.ending}
      </Button>
    );
  }
  return (
    <Popover
      trigger={(control) => (
        <Button size="pill" look="edge" {...control}>
          <Clock size={14} aria-hidden="true" />
          {text.session.left(timeLeft(Date.parse(session.expiresAt) - now, text))}
        </Button>
      )}
    >
      <SessionChoices name={session.person.name} />
    </Popover>
  );
}

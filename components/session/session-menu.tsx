"use client";

import { useQuery } from "@tanstack/react-query";
import { ThemeChoices } from "@/components/shell/theme-choices";
import { Button } from "@/components/ui/button";
import { Clock } from "@/components/ui/icons";
import { Popover } from "@/components/ui/popover";
import { useNow } from "@/components/ui/use-now";
import { sessionQuery } from "@/lib/api/queries";
import { wasSignedIn } from "@/lib/api/session";
import { timeLeft } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { openDialog } from "./open-dialog";
import { SessionItems } from "./session-items";

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
      <ThemeChoices />
      <hr className="my-1 border-line" />
      <SessionItems name={session.person.name} />
    </Popover>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useNow } from "@/components/ui/use-now";
import { sessionQuery } from "@/lib/api/queries";
import { timeLeft } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { SessionItems } from "./session-items";
import { ThemeChoices } from "./theme-choices";

/** Who is signed in and for how long; holds what is theirs to choose. */
export function SessionMenu() {
  const text = useText();
  const now = useNow();
  const pathname = usePathname();
  const { data: session } = useQuery(sessionQuery());

  if (session === undefined) return null;
  if (session === null) {
    return (
      <Button asChild size="small" look="primary">
        <Link href={`/sign-in?callbackUrl=${encodeURIComponent(pathname)}`}>{text.problem.signIn}</Link>
      </Button>
    );
  }

  return (
    <Popover
      trigger={(control) => (
        <Button size="pill" look="edge" {...control}>
          <Clock size={14} aria-hidden="true" />
          {text.shell.sessionLeft(timeLeft(Date.parse(session.expires) - now, text))}
        </Button>
      )}
    >
      <ThemeChoices />
      <hr className="my-1 border-line" />
      <SessionItems name={session.user.name} />
    </Popover>
  );
}

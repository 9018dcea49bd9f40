"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SessionItems } from "@/components/session/session-items";
import { useTarget } from "@/components/target/use-target";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/icons";
import { Popover, popoverLine } from "@/components/ui/popover";
import { sessionQuery } from "@/lib/api/queries";
import { useText } from "@/lib/text/text-provider";
import { LanguageChoices } from "./language-choices";
import { pages, withTarget } from "./pages";
import { ThemeChoices } from "./theme-choices";

export function PhoneMenu({ onFind }: { onFind: () => void }) {
  const text = useText();
  const { named } = useTarget();
  const { data: session } = useQuery(sessionQuery());

  return (
    <Popover
      trigger={(control) => (
        <Button look="quiet" size="icon" aria-label={text.shell.menu} className="desk:hidden" {...control}>
          <Menu size={18} aria-hidden="true" />
        </Button>
      )}
    >
      <nav aria-label={text.shell.pages}>
        {pages.map(({ href, title, takesTarget }) => (
          <Link key={href} href={withTarget(href, takesTarget ? named : undefined)} className={popoverLine}>
            {title(text)}
          </Link>
        ))}
        <button type="button" data-closes className={popoverLine} onClick={onFind}>
          {text.shell.find}
        </button>
      </nav>
      <hr className="my-1 border-line" />
      <LanguageChoices />
      <ThemeChoices />
      {session && (
        <>
          <hr className="my-1 border-line" />
          <SessionItems name={session.person.name} />
        </>
      )}
    </Popover>
  );
}

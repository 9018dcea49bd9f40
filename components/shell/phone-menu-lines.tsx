"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SessionItems } from "@/components/session/session-items";
import { useTarget } from "@/components/target/use-target";
import { popoverLine } from "@/components/ui/popover";
import { sessionQuery } from "@/lib/api/queries";
import { useText } from "@/lib/text/text-provider";
import { LanguageChoices } from "./language-choices";
import { pages, withTarget } from "./pages";
import { ThemeChoices } from "./theme-choices";

/** All that a wide window has in its bar. */
export function PhoneMenuLines({ onFind }: { onFind: () => void }) {
  const text = useText();
  const { named } = useTarget();
  const { data: session } = useQuery(sessionQuery());

  return (
    <>
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
    </>
  );
}

"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { SessionBar } from "@/components/session/session-bar";
import { SessionMenu } from "@/components/session/session-menu";
import { TargetSwitch } from "@/components/target/target-switch";
import { useTarget } from "@/components/target/use-target";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { useText } from "@/lib/text/text-provider";
import { ApprovalsPill } from "./approvals-pill";
import { LanguageMenu } from "./language-menu";
import { LivePill } from "./live-pill";
import { Logo } from "./logo";
import { pages, withTarget } from "./pages";
import { PhoneMenu } from "./phone-menu";

export function TopBar({ onFind }: { onFind: () => void }) {
  const text = useText();
  const pathname = usePathname();
  const { named, target } = useTarget();

  return (
    <>
      <header className="flex h-12 items-center gap-3.5 border-b border-line bg-surface px-6 whitespace-nowrap max-desk:h-13 max-desk:gap-2 max-desk:px-3">
        <Link href="/" className="flex items-center gap-2.25 text-base font-semibold tracking-tight max-desk:min-h-11">
          <Logo className="size-5.5" />
          <span className="max-desk:sr-only">{text.common.product}</span>
        </Link>
        <TargetSwitch />
        <nav aria-label={text.shell.pages} className="ml-1.5 flex gap-0.5 self-stretch max-desk:hidden">
          {pages.map(({ href, title, takesTarget }) => {
            const isHere = pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
            return (
              <Link
                key={href}
                href={withTarget(href, takesTarget ? named : undefined)}
                aria-current={isHere ? "page" : undefined}
                data-focus="inset"
                className={cn(
                  "flex items-center border-y-2 border-transparent px-2.5 hover:text-ink",
                  isHere ? "border-b-primary font-medium text-ink" : "text-ink-2",
                )}
              >
                {title(text)}
              </Link>
            );
          })}
        </nav>
        <span className="flex-1" />
        <ApprovalsPill />
        <Button
          look="quiet"
          size="icon"
          aria-label={text.shell.find}
          aria-keyshortcuts="Control+K Meta+K"
          title={`${text.shell.find} (Ctrl+K, ⌘K)`}
          onClick={onFind}
          className="max-desk:hidden"
        >
          <Search size={14} aria-hidden="true" />
        </Button>
        <LivePill />
        <span className="flex items-center gap-2 max-desk:hidden">
          <SessionMenu />
          <LanguageMenu />
        </span>
        <PhoneMenu onFind={onFind} />
      </header>
      {target?.isProtected && <div aria-hidden="true" className="hatch h-1" />}
      <SessionBar />
    </>
  );
}

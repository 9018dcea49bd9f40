"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { TargetPlate } from "@/components/target/target-plate";
import { cn } from "@/lib/cn";
import { useText } from "@/lib/text/text-provider";
import { LanguageMenu } from "./language-menu";
import { LivePill } from "./live-pill";
import { Logo } from "./logo";
import { pages } from "./pages";
import { PhoneMenu } from "./phone-menu";
import { SessionMenu } from "./session-menu";

export function TopBar() {
  const text = useText();
  const pathname = usePathname();

  return (
    <header className="flex h-12 items-center gap-3.5 border-b border-line bg-surface px-6 whitespace-nowrap max-desk:h-13 max-desk:gap-2 max-desk:px-3">
      <Link href="/" className="flex items-center gap-2.25 text-base font-semibold tracking-tight max-desk:min-h-11">
        <Logo className="size-5.5" />
        <span className="max-desk:sr-only">{text.common.product}</span>
      </Link>
      <TargetPlate />
      <nav aria-label={text.shell.pages} className="ml-1.5 flex gap-0.5 self-stretch max-desk:hidden">
        {pages.map(({ href, title }) => {
          const isHere = pathname === href;
          return (
            <Link
              key={href}
              href={href}
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
      <LivePill />
      <span className="flex items-center gap-2 max-desk:hidden">
        <SessionMenu />
        <LanguageMenu />
      </span>
      <PhoneMenu />
    </header>
  );
}

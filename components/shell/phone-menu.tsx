"use client";

import { useQuery } from "@tanstack/react-query";
import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { sessionQuery } from "@/lib/api/queries";
import { useText } from "@/lib/text/text-provider";
import { LanguageChoices } from "./language-choices";
import { pages } from "./pages";
import { SessionItems } from "./session-items";
import { ThemeChoices } from "./theme-choices";

export function PhoneMenu() {
  const text = useText();
  const { data: session } = useQuery(sessionQuery());

  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="quiet" size="icon" aria-label={text.shell.menu} className="desk:hidden">
          <MenuIcon size={18} aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {pages.map(({ href, title }) => (
          <MenuItem key={href} asChild>
            <Link href={href}>{title(text)}</Link>
          </MenuItem>
        ))}
        <MenuSeparator />
        <LanguageChoices />
        <ThemeChoices />
        {session && (
          <>
            <MenuSeparator />
            <SessionItems name={session.user.name} />
          </>
        )}
      </MenuContent>
    </Menu>
  );
}

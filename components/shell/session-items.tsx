"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { MenuItem, MenuLabel } from "@/components/ui/menu";
import { useText } from "@/lib/text/text-provider";

export function SessionItems({ name }: { name: string }) {
  const { shell } = useText();
  return (
    <>
      <MenuLabel>{shell.signedInAs(name)}</MenuLabel>
      <MenuItem onSelect={() => signOut({ callbackUrl: "/sign-in" })}>
        <LogOut size={14} aria-hidden="true" />
        {shell.signOut}
      </MenuItem>
    </>
  );
}

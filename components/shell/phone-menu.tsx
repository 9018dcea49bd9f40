"use client";

import { Menu } from "lucide-react";
import { lazy } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useText } from "@/lib/text/text-provider";

/** Fetched with the first look into the menu. */
const PhoneMenuLines = lazy(() => import("./phone-menu-lines").then((module) => ({ default: module.PhoneMenuLines })));

export function PhoneMenu({ onFind }: { onFind: () => void }) {
  const { shell } = useText();
  return (
    <Popover
      trigger={(control) => (
        <Button look="quiet" size="icon" aria-label={shell.menu} className="desk:hidden" {...control}>
          <Menu size={18} aria-hidden="true" />
        </Button>
      )}
    >
      <PhoneMenuLines onFind={onFind} />
    </Popover>
  );
}

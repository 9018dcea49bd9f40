"use client";

import { Ellipsis, PackageSearch, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Popover, popoverLine } from "@/components/ui/popover";
import type { ListedTarget } from "@/lib/domain/target";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** What is done to a target now and then. */
export function TargetMenu({ target: { target, alias } }: { target: ListedTarget }) {
  const { common } = useText();
  const words = useTextPart(settingsText).targets;
  return (
    <Popover
      trigger={(control) => (
        <Button size="small" aria-label={common.moreOf(alias)} {...control}>
          <Ellipsis size={14} aria-hidden="true" />
        </Button>
      )}
    >
      <Link href={`/settings/leftovers?target=${target}`} className={popoverLine}>
        <PackageSearch size={14} aria-hidden="true" />
        {words.leftovers}
      </Link>
      <Link href={`/teardown?target=${target}`} className={popoverLine}>
        <Trash2 size={14} aria-hidden="true" />
        {words.tearDown}
      </Link>
    </Popover>
  );
}

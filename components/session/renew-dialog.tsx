"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { WaysIn } from "@/components/sign-in/ways-in";
import { Dialog } from "@/components/ui/dialog";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { closeDialog } from "./open-dialog";

/** The sign-in, over a page that stays. */
export function RenewDialog() {
  const words = useTextPart(signInAgainText);
  const queryClient = useQueryClient();
  const pathname = usePathname();
  const search = useSearchParams().toString();

  const goOn = () => {
    closeDialog();
    queryClient.invalidateQueries();
  };

  return (
    <Dialog open onOpenChange={closeDialog} title={words.dialogTitle} description={words.dialogAbout}>
      <WaysIn returnPath={search ? `${pathname}?${search}` : pathname} host={window.location.host} onDone={goOn} />
    </Dialog>
  );
}

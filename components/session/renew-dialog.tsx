"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { WaysIn } from "@/components/sign-in/ways-in";
import { Dialog } from "@/components/ui/dialog";
import { useText } from "@/lib/text/text-provider";
import { closeDialog } from "./open-dialog";

/** The sign-in, over a page that stays. */
export function RenewDialog() {
  const { session } = useText();
  const queryClient = useQueryClient();
  const pathname = usePathname();
  const search = useSearchParams().toString();

  const goOn = () => {
    closeDialog();
    queryClient.invalidateQueries();
  };

  return (
    <Dialog open onOpenChange={closeDialog} title={session.dialogTitle} description={session.dialogAbout}>
      <WaysIn returnPath={search ? `${pathname}?${search}` : pathname} host={window.location.host} onDone={goOn} />
    </Dialog>
  );
}

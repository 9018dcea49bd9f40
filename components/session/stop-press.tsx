import { CircleStop } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { PressCli } from "@/components/cli/press-cli";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CliCommand } from "@/lib/domain/cli-command";
import { PermittedButton } from "./permitted-button";

interface StopPressProps extends Pick<ComponentProps<typeof PermittedButton>, "to" | "target" | "size" | "className"> {
  words: Record<"label" | "title" | "about" | "yes" | "no" | "busy", string>;
  /** The call that stops it. */
  stopping: { isPending: boolean; error: Error | null; mutate: () => void };
  /** How the AWS CLI does the same. */
  commands: readonly CliCommand[];
  /** It is on its way to its end already. */
  isStopped: boolean;
}

/** Says what is stopped at AWS before anything is. */
export function StopPress({ words, stopping, commands, isStopped, ...button }: StopPressProps) {
  const [isOpen, setOpen] = useState(false);
  const { isPending, error } = stopping;
  return (
    <>
      <PermittedButton {...button} look="danger" disabled={isStopped} onClick={() => setOpen(true)}>
        <CircleStop size={14} aria-hidden="true" />
        {isStopped || isPending ? words.busy : words.label}
      </PermittedButton>
      <Dialog
        open={isOpen && !isStopped}
        onOpenChange={setOpen}
        title={words.title}
        description={words.about}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{words.no}</Button>
            <Button look="danger" disabled={isPending} onClick={() => stopping.mutate()}>
              {isPending ? words.busy : words.yes}
            </Button>
          </>
        }
      >
        {error && <ProblemNotice error={error} />}
        {commands.length > 0 && <PressCli commands={commands} />}
      </Dialog>
    </>
  );
}

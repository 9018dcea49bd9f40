"use client";

import { useMutation } from "@tanstack/react-query";
import { PressCli } from "@/components/cli/press-cli";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createDefaultVpcMutation } from "@/lib/api/queries";
import { defaultVpcCommands } from "@/lib/domain/default-vpc-commands";
import { ownTags } from "@/lib/domain/own-tags";
import type { ListedTarget } from "@/lib/domain/target";
import { setupText } from "@/lib/text/parts/setup";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface CreateDefaultVpcProps {
  reached: ListedTarget;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asked for by itself: it changes the account beyond one service. */
export function CreateDefaultVpc({ reached, open, onOpenChange }: CreateDefaultVpcProps) {
  const { common } = useText();
  const setup = useTextPart(setupText);
  const words = setup.vpc.dialog;
  const creation = useMutation(createDefaultVpcMutation(reached.target));
  const create = () => creation.mutate(undefined, { onSuccess: () => onOpenChange(false) });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.about(reached.account, reached.region)}
      footer={
        <>
          <Button look="quiet" onClick={() => onOpenChange(false)}>
            {common.cancel}
          </Button>
          <Button look="primary" onClick={create} disabled={creation.isPending}>
            {creation.isPending ? setup.vpc.creating : setup.vpc.create}
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <h3 className="text-sm">{words.will}</h3>
        <ul className="grid list-disc gap-1 pl-5 marker:text-ink-3">
          <li>{words.cidr}</li>
          <li>{words.subnets}</li>
          <li>{words.gateway}</li>
        </ul>
        <p className="phrase text-ink-2">
          {words.tags} <code>Name=default</code>, <code>{ownTags.createdBy}=slipway</code>
        </p>
        <p className="text-ink-3">{setup.vpc.cheaper}</p>
      </div>
      <PressCli commands={defaultVpcCommands(reached.target)} />
      {creation.error && <ProblemNotice error={creation.error} onRetry={create} />}
    </Dialog>
  );
}

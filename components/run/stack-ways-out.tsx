import { useState } from "react";
import { PressCli } from "@/components/cli/press-cli";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ResourceList } from "@/components/ui/resource-list";
import { leftCost } from "@/lib/domain/left-cost";
import { recoverCommands } from "@/lib/domain/recover-commands";
import type { DeployRun, StepDetail } from "@/lib/domain/run";
import type { RecoveryWay } from "@/lib/domain/stack-recovery";
import { isInTheWay, waysOut } from "@/lib/domain/ways-out";
import { waysOutText } from "@/lib/text/parts/ways-out";
import { useTextPart } from "@/lib/text/text-part";
import { useRetry } from "./use-retry";

type Stack = NonNullable<StepDetail["stack"]>;

/** The ways out of a stack that cannot be changed, as buttons; each says what it does before it does it. */
export function StackWaysOut({ run, stack }: { run: DeployRun; stack: Stack }) {
  const words = useTextPart(waysOutText);
  const [chosen, setChosen] = useState<RecoveryWay>();
  const inTheWay = stack.resources.filter((resource) => isInTheWay(resource, stack.status));
  const ways = waysOut(stack.status).filter((way) => inTheWay.length > 0 || !leavesSome(way));

  return (
    <div className="mt-1 grid gap-2">
      <p className="wrap-anywhere">{words.about(stack.stackName, stack.status ?? "")}</p>
      {inTheWay.length > 0 && <ResourceList label={words.inTheWay} resources={inTheWay} />}
      <div className="flex flex-wrap gap-2">
        {ways.map((way, index) => (
          <PermittedButton
            key={way}
            to="POST /api/v1/runs/{id}/retry"
            target={run.target}
            size="small"
            look={index === 0 ? "primary" : undefined}
            onClick={() => setChosen(way)}
          >
            {words.ways[way].label}
          </PermittedButton>
        ))}
      </div>
      {chosen && (
        <Confirm
          run={run}
          stack={stack}
          way={chosen}
          resources={leavesSome(chosen) ? inTheWay : []}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

function leavesSome(way: RecoveryWay): boolean {
  return way === "delete-retaining" || way === "continue-rollback-skipping";
}

interface ConfirmProps {
  run: DeployRun;
  stack: Stack;
  way: RecoveryWay;
  resources: Stack["resources"];
  onClose: () => void;
}

function Confirm({ run, stack: { stackName }, way, resources, onClose }: ConfirmProps) {
  const words = useTextPart(waysOutText);
  const retry = useRetry(run.id);
  const isBusy = retry.isPending || retry.isSuccess;
  const { label, about } = words.ways[way];
  const recovery = { stackName, way, resources: resources.map(({ logicalId }) => logicalId) };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={label}
      description={about(stackName)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" disabled={isBusy} onClick={() => retry.mutate(recovery)}>
            {isBusy ? words.starting : words.goOn}
          </Button>
        </>
      }
    >
      {resources.length > 0 && (
        <ResourceList
          label={words.inTheWay}
          resources={resources}
          costOf={(type) => words.left.costs[leftCost(type)]}
        />
      )}
      {retry.isError && <ProblemNotice error={retry.error} />}
      <PressCli commands={recoverCommands(run.target, recovery)} />
    </Dialog>
  );
}

import { cn } from "@/lib/cn";
import type { ListedTarget } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";

const stripes = { plain: "bg-control", staging: "bg-target-staging", lab: "bg-target-lab" };

/** The edge by which accounts are told apart; a protected one is hatched, whatever its colour. */
export function stripeOf({ isProtected, colour }: Pick<ListedTarget, "isProtected" | "colour">): string {
  return isProtected ? "hatch" : stripes[colour];
}

export function ProdPlate({ className = "h-4.5 rounded-[2px] px-1.5 text-2xs" }: { className?: string }) {
  const { shell } = useText();
  return (
    <span
      className={cn(
        "inline-flex shrink-0 items-center bg-prod leading-none font-semibold tracking-[0.06em] text-on-prod",
        className,
      )}
    >
      {shell.prod}
    </span>
  );
}

/** Plate, alias, the account's last digits and the Region: how a target is named everywhere. */
export function TargetName({
  target: { isProtected, alias, account, region },
}: {
  target: Pick<ListedTarget, "isProtected" | "alias" | "account" | "region">;
}) {
  const isNumber = alias === account;
  return (
    <>
      {isProtected && <ProdPlate />}
      {!isNumber && (
        <span className="min-w-12 shrink-0 truncate font-semibold text-ink max-desk:max-w-32">{alias}</span>
      )}
      <span className="num min-w-0 truncate font-normal text-ink-3">
        <span className={isNumber ? "font-semibold text-ink" : undefined}>{account.slice(-4)}</span> · {region}
      </span>
    </>
  );
}

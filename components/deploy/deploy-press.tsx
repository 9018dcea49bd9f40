import { PermittedButton } from "@/components/session/permitted-button";
import { ProdPlate } from "@/components/target/target-marks";
import { shortAlias } from "@/lib/domain/short-alias";
import type { ListedTarget } from "@/lib/domain/target";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";

interface DeployPressProps {
  reached: ListedTarget;
  serviceName: string;
  /** It is there already, at an address that stays. */
  keepsUrl: boolean;
  isStarting: boolean;
  canStart?: boolean;
}

/** The button of a form, which names what goes where. */
export function DeployPress({ reached, serviceName, keepsUrl, isStarting, canStart = true }: DeployPressProps) {
  const deploy = useTextPart(deployText);
  const { target, region, isProtected } = reached;
  return (
    <div className="flex flex-wrap items-center justify-end gap-3.5 border-t border-line px-3.5 py-3">
      {keepsUrl && <p className="phrase min-w-0 flex-[1_1_220px] text-ink-2">{deploy.keepsUrl}</p>}
      <PermittedButton
        to="POST /api/v1/runs"
        target={target}
        type="submit"
        look="primary"
        size="large"
        aria-disabled={isStarting || !canStart || undefined}
        className="max-w-full max-desk:w-full"
      >
        {isProtected && <ProdPlate />}
        <span className="truncate">
          {isStarting ? deploy.starting : deploy.button(serviceName || deploy.buttonNew, shortAlias(reached), region)}
        </span>
      </PermittedButton>
    </div>
  );
}

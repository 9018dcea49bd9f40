import { PermittedButton } from "@/components/session/permitted-button";
import { shortAlias } from "@/lib/domain/short-alias";
import type { ListedTarget } from "@/lib/domain/target";
import { duration } from "@/lib/format";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";

export interface PressProps {
  target: ListedTarget;
  resources: number;
  seconds: number;
  /** Why there is nothing to press now. */
  why?: string;
  isStarting: boolean;
  onPress: (confirmed: { confirm?: string; reason?: string }) => void;
}

/** The one button: nothing else is asked. */
export function Press({ target, resources, seconds, why, isStarting, onPress }: PressProps) {
  const words = useTextPart(teardownText).press;
  return (
    <>
      <PermittedButton
        to="POST /api/v1/teardowns"
        target={target.target}
        look="cut"
        size="large"
        disabled={why !== undefined}
        aria-disabled={isStarting || undefined}
        aria-describedby="press-about"
        onClick={() => !isStarting && onPress({})}
        className="h-auto w-full py-2.75 leading-5 whitespace-normal!"
      >
        {isStarting ? (
          words.starting
        ) : (
          <span>
            <span className="inline-block">{words.cut(words.resources(resources))}</span>{" "}
            <span className="inline-block">{words.where(shortAlias(target), target.region)}</span>
          </span>
        )}
      </PermittedButton>
      <p id="press-about" className="phrase mt-2.5 text-xs leading-relaxed text-ink-3">
        {why ?? words.one(duration(seconds * 1000))}
      </p>
    </>
  );
}

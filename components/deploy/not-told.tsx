import { preflightText } from "@/lib/text/parts/preflight";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";

/** The preflight could not be made; the deploy looks once more before it begins. */
export function NotTold({ onRetry }: { onRetry: () => unknown }) {
  const words = useTextPart(preflightText);
  return (
    <BeforeLine state="stale">
      {words.unknownPart}{" "}
      <button type="button" className="link min-h-6" onClick={onRetry}>
        {words.lookAgain}
      </button>
    </BeforeLine>
  );
}

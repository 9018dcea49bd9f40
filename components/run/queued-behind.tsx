import Link from "next/link";
import type { StepDetail } from "@/lib/domain/run";
import { duringText } from "@/lib/text/parts/during";
import { useTextPart } from "@/lib/text/text-part";

/** Which run goes first, and the way to it. */
export function QueuedBehind({ waitsFor }: { waitsFor: NonNullable<StepDetail["waitsFor"]> }) {
  const words = useTextPart(duringText);
  return (
    <>
      {words.queuedBehind(waitsFor.number, waitsFor.of, waitsFor.startedBy)}{" "}
      <Link href={`/runs/${waitsFor.runId}`} className="link">
        {words.watchIt}
      </Link>
    </>
  );
}

import { lazy, Suspense } from "react";
import type { DeployRun } from "@/lib/domain/run";
import { detailOf } from "./run-words";

const NothingChanged = lazy(() =>
  import("@/components/preview/nothing-changed").then((module) => ({ default: module.NothingChanged })),
);

/** Of a run that succeeded and had nothing to do. */
export function Unchanged({ run }: { run: DeployRun }) {
  const { ship } = run;
  const image = detailOf(run, "image");
  if (run.progress !== "succeeded" || !image || ship.kind === "templates" || ship.kind === "adopted") return null;
  return (
    <Suspense>
      <NothingChanged run={run} imageUri={image.imageUri} settings={ship.settings} />
    </Suspense>
  );
}

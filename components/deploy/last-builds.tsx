import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import { buildsQuery } from "@/lib/api/pick-queries";
import type { ServiceBuild } from "@/lib/domain/service-build";
import { ago } from "@/lib/format";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { useDraftForm } from "./draft-form";

const most = 5;

/** What was built of this service last: an image that is there need not be built again. */
export function LastBuilds() {
  const deploy = useTextPart(deployFieldsText);
  const { target, draft, change } = useDraftForm();
  const builds = useQuery(buildsQuery(target, draft.serviceName));
  if (builds.isError) return <ProblemNotice error={builds.error} onRetry={builds.refetch} />;
  if (!builds.data?.builds.length) return null;
  return (
    <section className="grid min-w-0 gap-1.25">
      <h3 className="font-medium">{deploy.lastBuilds}</h3>
      <ul className="rounded-md border border-control">
        {builds.data.builds.slice(0, most).map((build) => (
          <BuildRow key={build.id} build={build} onPick={(imageUri) => change({ kind: "image", imageUri })} />
        ))}
      </ul>
    </section>
  );
}

function BuildRow({ build, onPick }: { build: ServiceBuild; onPick: (imageUri: string) => void }) {
  const deploy = useTextPart(deployFieldsText);
  const text = useText();
  const now = useNow();
  const { progress, commit, revision, startedBy, startedAt, imageUri } = build;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-line px-2.5 py-1.5 not-first:border-t max-desk:min-h-13">
      <Mark state={progress} />
      <span className="min-w-0">
        <span className="block truncate">
          <span className="sr-only">{text.progress.of[progress]} </span>
          <code>{commit?.slice(0, 7)}</code> <span className="text-ink-2">{revision !== commit && revision}</span>
        </span>
        <span className="block truncate text-xs text-ink-3">
          {[startedBy, startedAt && ago(startedAt, now, text)].filter(Boolean).join(" · ")}
        </span>
      </span>
      {imageUri && progress === "succeeded" && (
        <Button size="small" aria-label={deploy.imageOf(commit?.slice(0, 7) ?? "")} onClick={() => onPick(imageUri)}>
          {deploy.takeImage}
        </Button>
      )}
    </li>
  );
}

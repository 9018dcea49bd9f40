import { buildHref } from "@/components/build/build-href";
import { serviceHref } from "@/lib/domain/service-href";
import type { TeamService } from "@/lib/domain/team-status";
import type { Text } from "@/lib/text/en";
import type { TeamText } from "@/lib/text/en/team";
import type { Row } from "./rows";

export interface Why {
  sentence: string;
  link?: { href: string; words: string };
}

type Words = Pick<Text, "step"> & { team: TeamText };

/** Why a service is as it is, in one sentence, with the one page where more is said. Nothing where there is nothing to say. */
export function whyOf({ target, service, state }: Row, text: Words): Why | undefined {
  const { team } = text;
  const page = serviceHref({ target, ...service });
  if (service.deploy) {
    const { runId, runNumber, build } = service.deploy;
    const sentence = deploySentence(service.deploy, text);
    const link = runId
      ? { href: `/runs/${runId}`, words: runNumber ? team.watchRun(runNumber) : team.lookAtRollout }
      : build
        ? { href: buildHref(target, build.id), words: team.watchBuild }
        : { href: page, words: team.lookAtRollout };
    return { sentence, link };
  }
  if (state !== "failed" && state !== "degraded") return undefined;
  const sentence = reasonOf(service, text);
  return sentence ? { sentence, link: { href: page, words: team.why } } : undefined;
}

function reasonOf({ reason, alarms = [], probe }: TeamService, { team }: Words): string | undefined {
  if (reason) return reason;
  if (alarms.length > 0) return team.alarms(alarms.join(", "));
  if (probe?.reason) return probe.reason;
  return probe?.statusCode ? team.probeAnswered(probe.statusCode) : undefined;
}

type Deploy = NonNullable<TeamService["deploy"]>;

function deploySentence(deploy: Deploy, { team, step }: Words): string {
  const { trafficPercent, startedBy, runId } = deploy;
  const parts = [
    placeOf(deploy, { team, step }),
    trafficPercent !== undefined && trafficPercent > 0 && team.trafficOnNew(trafficPercent),
    !runId && (startedBy ? team.startedOutsideBy(startedBy) : team.startedOutside),
  ];
  return parts.filter(Boolean).join(", ");
}

function placeOf({ isRollback, step, build, stage, stackStatus }: Deploy, text: Pick<Words, "team" | "step">): string {
  if (isRollback) return text.team.goingBack;
  if (step) return text.step.names[step];
  if (build) return [text.step.names.build, build.phase].filter(Boolean).join(" ");
  if (!stage && stackStatus) return `${text.step.names["service-stack"]} ${stackStatus}`;
  return stage ?? text.step.names.rollout;
}

/** How far a deploy is, in steps of its run, or by the traffic that has moved. */
export function progressOf({ deploy }: TeamService): { done: number; total: number } | undefined {
  if (!deploy) return undefined;
  const { stepsDone, stepsTotal, trafficPercent } = deploy;
  if (stepsDone !== undefined && stepsTotal) return { done: stepsDone, total: stepsTotal };
  return { done: trafficPercent ?? 0, total: 100 };
}

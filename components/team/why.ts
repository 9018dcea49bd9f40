import type { TeamService } from "@/lib/domain/team-status";
import type { Text } from "@/lib/text/en";
import type { TeamText } from "@/lib/text/en-team";
import type { Row } from "./rows";

export interface Why {
  sentence: string;
  link?: { href: string; words: string };
}

type Words = Pick<Text, "step"> & TeamText;

/** Why a service is as it is, in one sentence, with the one page where more is said. Nothing where there is nothing to say. */
export function whyOf({ target, service, state }: Row, text: Words): Why | undefined {
  const { team } = text;
  const page = `/${target}/${service.serviceName}`;
  if (service.deploy) {
    const { runId, runNumber } = service.deploy;
    const sentence = deploySentence(service.deploy, text);
    const link = runId
      ? { href: `/runs/${runId}`, words: runNumber ? team.watchRun(runNumber) : team.lookAtRollout }
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

function deploySentence(deploy: NonNullable<TeamService["deploy"]>, { team, step }: Words): string {
  const { isRollback, stage, trafficPercent, startedBy, runId } = deploy;
  const parts = [
    isRollback ? team.goingBack : deploy.step ? step.names[deploy.step] : (stage ?? step.names.rollout),
    trafficPercent !== undefined && trafficPercent > 0 && team.trafficOnNew(trafficPercent),
    !runId && !startedBy && team.startedOutside,
  ];
  return parts.filter(Boolean).join(", ");
}

/** How far a deploy is, in steps of its run, or by the traffic that has moved. */
export function progressOf({ deploy }: TeamService): { done: number; total: number } | undefined {
  if (!deploy) return undefined;
  const { stepsDone, stepsTotal, trafficPercent } = deploy;
  if (stepsDone !== undefined && stepsTotal) return { done: stepsDone, total: stepsTotal };
  return { done: trafficPercent ?? 0, total: 100 };
}

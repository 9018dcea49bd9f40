import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import { type BuildProject, describeBuildProjects } from "@/server/aws/build-projects";
import { listPhysicalIds } from "@/server/aws/cloudformation";
import { quotaPage, readQuota } from "@/server/aws/quotas";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** New accounts may have no build at all; and Docker needs a privileged project. */
export async function checkBuilds(look: Look): Promise<Found> {
  const { aws, subject } = look;
  const [atOnce, project] = await Promise.all([readQuota(aws, "small-builds"), findProject(look)]);
  const { kind } = subject;
  const reason = kind === "repository" || kind === "templates" ? "no-builds" : "no-builds-yet";
  const isHeld = atOnce === 0 && kind !== "image";
  return {
    evidence: { id: "builds", atOnce, projectName: project?.name },
    findings: [...(isHeld ? [finding(reason)] : []), ...(project ? checkProject(project) : [])],
    ...(isHeld && { fix: { kind: "page", url: quotaPage(aws.region, "small-builds") } }),
  };
}

function checkProject({ name, isPrivileged, hasLog }: BuildProject): CheckFinding[] {
  return [
    ...(isPrivileged ? [] : [finding("project-not-privileged", name)]),
    ...(hasLog ? [] : [finding("project-log-off", name)]),
  ];
}

async function findProject({ aws, buildStack, subject }: Look): Promise<BuildProject | undefined> {
  const stack = subject.kind === "image" ? undefined : await buildStack();
  const names = stack ? await listPhysicalIds(aws, stack.stackId, "AWS::CodeBuild::Project") : [];
  const [project] = await describeBuildProjects(aws, names);
  return project;
}

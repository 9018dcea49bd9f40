import { CodeBuild } from "@aws-sdk/client-codebuild";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { GET as followPage } from "@/app/api/v1/events/route";
import { POST as cancelBuild } from "@/app/api/v1/targets/[target]/builds/[buildId]/cancel/route";
import { GET as readBuild } from "@/app/api/v1/targets/[target]/builds/[buildId]/route";
import { GET as listBuilds } from "@/app/api/v1/targets/[target]/builds/route";
import { GET as readTeam } from "@/app/api/v1/team/route";
import { BuildList } from "@/lib/domain/build-list";
import { hasEnded } from "@/lib/domain/has-ended";
import type { LogLine } from "@/lib/domain/log";
import { BuildDetail } from "@/lib/domain/seen-build";
import { makeArticle, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { makeProject } from "@/sandbox/handmade-testing";
import { get, post, testIn } from "@/server/testing";
import { untilTeam } from "@/server/watch/watch-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 60, watchedTimes: 20, withEngine: false });
const projectName = "chat-image-build-build-project";

describe("a build that was started elsewhere", { timeout: 120_000 }, () => {
  test("is seen with its phases, who started it, its service, and every line once, by one reader for all", async ({
    sandbox,
  }) => {
    sandbox.world.setSpeed(1000);
    await makeArticle(sandbox, "chat");
    await untilTeam(readTeam, ({ targets }) =>
      targets.some(({ services }) => services.some(({ version }) => version?.digest)),
    );
    sandbox.world.setSpeed(60);
    const buildId = await startOutside(sandbox, { sourceVersion: "main" });
    const asked = { params: { target: sandbox.target, buildId } };
    const first = BuildDetail.parse(await (await get(readBuild, asked)).json());
    expect(first).toMatchObject({
      build: { id: buildId, projectName, progress: "running" },
      startedBy: expect.any(String),
      revision: "main",
      service: { serviceName: "chat", clusterName: "default" },
    });
    expect(first.run).toBeUndefined();

    const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
    const beganAt = Date.now();
    const seen = await Promise.all([follow(sandbox.target, buildId), follow(sandbox.target, buildId)]);
    const [{ lines, builds }] = seen;
    const truth = (await get(followPage, { query: { build: buildId, target: sandbox.target } })).text();
    expect(linesIn(await truth)).toEqual(lines);
    expect(seen[1].lines).toEqual(lines);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.map(({ text }) => text).join("\n")).toMatch(/Entering phase BUILD[\s\S]*Phase complete: POST_BUILD/);
    expect(builds.at(-1)?.build).toMatchObject({
      progress: "succeeded",
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(builds.at(-1)?.build.phases.map(({ name }) => name)).toContain("POST_BUILD");

    const calls = sandbox.world.truthLog.after(from, 100_000).filter(({ name }) => name === "logs:GetLogEvents");
    const seconds = (Date.now() - beganAt) / 1000;
    // Each page of the log is followed by a look whether there is another.
    const pages = new Set(calls.map(({ detail }) => JSON.stringify(detail.parameters)));
    expect(calls.length, `${seconds} s`).toBeLessThan(2.5 * seconds + pages.size);
  });

  test("is cancelled in CodeBuild by who may deploy there, and that is written down", async ({ sandbox }) => {
    const buildId = await startOutside(sandbox);
    const answer = await post(cancelBuild, {}, { params: { target: sandbox.target, buildId } });
    expect(answer.status).toBe(200);

    const build = await untilEnded(sandbox.target, buildId);
    expect(build.build.status).toBe("STOPPED");
    const { records } = await (await get(listActivity)).json();
    const own = records.filter(({ subject }: { subject?: string }) => subject === buildId);
    expect(own).toMatchObject([
      { action: "cancel-build", result: "done", detail: { service: "chat" } },
      { action: "cancel-build", result: "intended" },
    ]);
    const again = await post(cancelBuild, {}, { params: { target: sandbox.target, buildId } });
    expect(again.status).toBe(200);
  });

  test("of a project that makes no known service's images is seen, and is not cancelled from here", async ({
    sandbox,
  }) => {
    await makeProject(sandbox, "other", "other-images");
    const buildId = await startOutside(sandbox, { projectName: "other" });
    const asked = { params: { target: sandbox.target, buildId } };
    expect((await get(readBuild, asked)).status).toBe(200);
    const answer = await post(cancelBuild, {}, asked);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ kind: "cannot-be-stopped" });
  });

  test("is in the list of its target, the newest first, with its service where one is known", async ({ sandbox }) => {
    const { builds } = BuildList.parse(await (await get(listBuilds, { params: { target: sandbox.target } })).json());
    const [newest] = builds;
    expect(newest).toMatchObject({ projectName: "other", startedBy: expect.any(String) });
    expect(newest?.service).toBeUndefined();
    expect(builds.find(({ revision }) => revision === "main")).toMatchObject({
      projectName,
      progress: "succeeded",
      service: { serviceName: "chat", clusterName: "default" },
    });
    const starts = builds.map(({ startedAt = "" }) => startedAt);
    expect(starts).toEqual(starts.toSorted().reverse());

    const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
    await Promise.all(Array.from({ length: 20 }, () => get(listBuilds, { params: { target: sandbox.target } })));
    const calls = sandbox.world.truthLog.after(from, 100_000).filter(({ name }) => name === "codebuild:ListBuilds");
    expect(calls.length).toBeLessThan(5);
    expect((await get(listBuilds, { params: { target: "999999999999~eu-west-1" } })).status).toBe(404);
  });

  test("that nobody has started is not found", async ({ sandbox }) => {
    const buildId = "chat:00000000-0000-4000-8000-000000000000";
    const answer = await get(readBuild, { params: { target: sandbox.target, buildId } });
    expect(answer.status).toBe(404);
    const odd = await get(readBuild, { params: { target: sandbox.target, buildId: "chat" } });
    expect(odd.status).toBe(400);
  });
});

type Place = Parameters<typeof clientConfig>[0];

async function startOutside(sandbox: Place, more: { projectName?: string; sourceVersion?: string } = {}) {
  const codebuild = new CodeBuild(clientConfig(sandbox, region));
  const { build } = await codebuild.startBuild({ projectName, ...more });
  return build?.id ?? "";
}

/** All that the page of a build hears until all is known. */
async function follow(target: string, build: string) {
  const text = await (await get(followPage, { query: { build, target } })).text();
  return { lines: linesIn(text), builds: eventsIn<BuildDetail>(text, "build") };
}

function linesIn(text: string): LogLine[] {
  return eventsIn<LogLine[]>(text, "lines").flat();
}

function eventsIn<Data>(text: string, name: string): Data[] {
  const frames = text.split("\n\n").filter((frame) => frame.includes(`event: ${name}\n`));
  return frames.map((frame) => JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? ""));
}

async function untilEnded(target: string, buildId: string): Promise<BuildDetail> {
  for (;;) {
    const build = BuildDetail.parse(await (await get(readBuild, { params: { target, buildId } })).json());
    if (hasEnded(build.build.progress)) return build;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

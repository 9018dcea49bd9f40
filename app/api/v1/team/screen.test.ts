import { expect } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { POST as createToken } from "@/app/api/v1/tokens/route";
import { type TeamPatch, TeamStatus } from "@/lib/domain/team-status";
import { getStore } from "@/server/context";
import { saveFacts } from "@/server/store/service-facts";
import { get, post, signedIn, testIn } from "@/server/testing";
import { patchesOf, untilTeam } from "@/server/watch/watch-testing";
import { GET as readTeam } from "./route";

const test = testIn({ scenario: "idle-services", withEngine: false, watchedTimes: 20 });

async function screenThat(shows?: string[]): Promise<{ authorization: string }> {
  const wanted = { name: "hall", kind: "wall", role: "viewer", targets: [], days: 1, shows };
  const answer = await post(createToken, wanted, { headers: await signedIn() });
  expect(answer.status).toBe(200);
  return { authorization: `Bearer ${(await answer.json()).secret}` };
}

const link = "https://wiki.example/outage";

test.for([
  [undefined, { hourlyUsd: false, endpoint: false }],
  [["cost"], { hourlyUsd: true, endpoint: false }],
  [["links"], { hourlyUsd: false, endpoint: true }],
  [["links", "cost"], { hourlyUsd: true, endpoint: true }],
] as const)("a screen that shows %j gets nothing else: %j", { timeout: 60_000 }, async ([shows, has], { sandbox }) => {
  const { target } = sandbox;
  await untilTeam(
    readTeam,
    ({ targets }) => targets[0]?.services.length === 4 && targets[0].services.every(({ endpoint }) => endpoint),
  );
  const notice = { text: "Slow today", severity: "info" as const, link };
  const members = { hourlyUsd: 0.05, notice };
  await saveFacts(await getStore(), target, "test", [{ key: "default/busy", members }]);
  await untilTeam(
    readTeam,
    ({ targets }) => targets[0]?.services.some(({ notice: said }) => said?.link === link) === true,
  );

  const headers = await screenThat(shows ? [...shows] : undefined);
  const status = TeamStatus.parse(await (await get(readTeam, { headers })).json());
  expect(status.shows).toEqual(shows ?? []);
  const stream = await get(followPage, { query: { team: "" }, headers });
  const patches = patchesOf(stream);
  const { value: patch } = await patches.next();
  await patches.return(undefined);
  const changed = (patch as TeamPatch).targets[0]?.changed;
  for (const services of [status.targets[0]?.services, changed]) {
    const busy = services?.find(({ serviceName }) => serviceName === "busy");
    expect(busy?.notice?.text).toBe("Slow today");
    expect({ hourlyUsd: busy?.hourlyUsd !== undefined, endpoint: busy?.endpoint !== undefined }).toEqual(has);
    expect(busy?.notice?.link).toBe(has.endpoint ? link : undefined);
  }
  const { services } = await (await get(listServices, { params: { target }, headers })).json();
  expect(services.every(({ endpoint }: { endpoint?: string }) => (endpoint !== undefined) === has.endpoint)).toBe(true);
});

test("whoever has signed in is told of no screen", async ({ sandbox: _ }) => {
  expect(TeamStatus.parse(await (await get(readTeam, { headers: await signedIn() })).json()).shows).toBeUndefined();
});

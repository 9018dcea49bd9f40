import { describe, expect } from "vitest";
import { GET as listRuns, POST as startRun } from "@/app/api/v1/runs/route";
import { ruleFor } from "@/lib/api/policy";
import { isLimited } from "@/server/access/rate-limit";
import { sessionChecks, tokenChecks } from "@/server/access/session-checks";
import { deployInput, get, post, testIn } from "@/server/testing";
import { type Identity, makeIdentities } from "./authorization-identities-testing";
import { addressOf, forgetCounts, openWorld, places, type World } from "./authorization-requests-testing";
import { allCases, ask, type Case, expectedOf, origins } from "./authorization-testing";
import { guards, inputGuards } from "./guards";

/** Reachable from elsewhere too, and so without an operator. */
const test = testIn({ withEngine: false, env: { HOSTNAME: "0.0.0.0" } });

let world: World;
let identities: Identity[];

describe("who may do what, from where", { timeout: 240_000 }, () => {
  test("every route, identity and origin is answered as the policy says", async ({ sandbox: _ }) => {
    await begin();
    const cases = allCases(identities);
    expect(cases.length).toBeGreaterThanOrEqual(1500);
    expect(await differences(cases)).toEqual([]);
  });

  test("lists hold what whoever asks may see, and nothing else", async ({ sandbox: _ }) => {
    await begin();
    const seenBy = async (name: string): Promise<string[]> => {
      const headers = identities.find((identity) => identity.name === name)?.headers;
      const { runs } = await (await get(listRuns, { headers })).json();
      return [...new Set<string>(runs.map(({ target }: { target: string }) => target))].sort();
    };
    expect(await seenBy("viewer of all")).toEqual(Object.values(places).sort());
    expect(await seenBy("admin elsewhere")).toEqual([places.other]);
    expect(await seenBy("viewer token")).toEqual([places.plain]);
    expect(await seenBy("viewer")).toEqual([places.plain, places.prod]);
  });

  test("a screen gets what it shows, and nothing else", async ({ sandbox: _ }) => {
    await begin();
    const screens = identities.filter(({ isScreen }) => isScreen);
    expect(screens.map(({ is }) => is).sort()).toEqual(["person", "token"]);
    const got = new Set<string>();
    for (const each of allCases(screens)) {
      await forgetCounts(world);
      const isGot = ruleFor(each.line) !== "open" && (await ask(each, world)) === "through";
      if (isGot) got.add(addressOf(each.line));
    }
    expect([...got].sort()).toEqual([
      "GET /api/v1/events",
      "GET /api/v1/runs",
      "GET /api/v1/runs/{id}",
      "GET /api/v1/targets",
      "GET /api/v1/targets/{target}/services",
      "GET /api/v1/team",
    ]);
  });

  test("whoever lacks a role is told which, where, and who has it", async ({ sandbox: _ }) => {
    await begin();
    const headers = identities.find(({ name }) => name === "viewer")?.headers;
    const answer = await post(startRun, deployInput(places.plain), { headers: { ...headers, ...origins["own page"] } });
    expect(answer.status).toBe(403);
    const { kind, needs } = await answer.json();
    expect({ kind, role: needs.role, target: needs.target }).toEqual({
      kind: "needs-role",
      role: "deployer",
      target: places.plain,
    });
    expect(needs.heldBy).toContainEqual({ subjectKind: "person", subject: "identity-center:deployer" });
    expect(needs.heldBy).not.toContainEqual({ subjectKind: "person", subject: "identity-center:viewer" });
  });

  test("the eleventh deploy within a minute is told when to come again", async ({ sandbox: _ }) => {
    await begin();
    expect(await isDeployLimited()).toBe(true);
  });

  const removable = [
    ...guards.map((guard) => ({ list: guards as unknown[], guard })),
    ...inputGuards.map((guard) => ({ list: inputGuards as unknown[], guard })),
    ...sessionChecks.map((guard) => ({ list: sessionChecks as unknown[], guard })),
    ...tokenChecks.map((guard) => ({ list: tokenChecks as unknown[], guard })),
  ];

  test.for(removable.map((each, index) => [`${index + 1}. ${each.guard.name}`, each] as const))(
    "without the guard %s it shows",
    async ([, { list, guard }], { sandbox: _ }) => {
      await begin();
      const place = list.indexOf(guard);
      list.splice(place, 1);
      try {
        const shows = !(await isDeployLimited()) || (await differences(allCases(identities), 1)).length > 0;
        expect(shows).toBe(true);
      } finally {
        list.splice(place, 0, guard);
      }
    },
  );
});

async function begin(): Promise<void> {
  world ??= await openWorld();
  identities ??= await makeIdentities(world.store);
  await forgetCounts(world);
}

/** What was answered otherwise than the policy says; ends early when that is enough. */
async function differences(cases: readonly Case[], enough = Number.POSITIVE_INFINITY): Promise<string[]> {
  const found: string[] = [];
  for (const each of cases) {
    const expected = expectedOf(each);
    // An open stream takes one of the places that a person has.
    if (each.line.stream || isLimited(addressOf(each.line))) await forgetCounts(world);
    const answered = await ask(each, world);
    const { line, identity, origin, place } = each;
    if (answered !== expected)
      found.push(`${addressOf(line)} by ${identity.name} from ${origin} in ${place}: ${answered}, not ${expected}`);
    if (found.length >= enough) break;
  }
  return found;
}

async function isDeployLimited(): Promise<boolean> {
  await forgetCounts(world);
  const deploys = allCases(identities).filter(
    ({ line, identity, origin, place }) =>
      addressOf(line) === "POST /api/v1/runs" &&
      identity.name === "deployer" &&
      origin === "own page" &&
      place === "plain",
  );
  const [deploy] = deploys;
  if (!deploy) throw new Error("Nobody deploys");
  const answers: string[] = [];
  for (let count = 0; count < 11; count++) answers.push(await ask(deploy, world));
  return answers.slice(0, 10).every((answer) => answer === "through") && answers[10] === "too-many-requests";
}

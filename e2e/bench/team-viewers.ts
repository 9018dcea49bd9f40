import { type ClientRequest, request } from "node:http";
import type { TeamPatch, TeamStatus } from "../../lib/domain/team-status";
import { apiToken } from "../programs";
import { signInAsOperator } from "./operator";

const screensPerToken = 20;

/** Pages that follow the team, each a connection of its own. */
export class Viewers {
  private readonly open: ClientRequest[] = [];
  events = 0;

  constructor(private readonly origin: string) {}

  get count(): number {
    return this.open.length;
  }

  /** As many as that; a token of a screen is good for twenty of them. */
  async watch(count: number): Promise<void> {
    const operator = await signInAsOperator(this.origin);
    while (this.open.length < count) {
      const secret = await screenToken(operator, `screen ${this.open.length}`);
      for (let screen = 0; screen < screensPerToken && this.open.length < count; screen++) this.follow(secret);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close(): void {
    for (const one of this.open.splice(0)) one.destroy();
  }

  private follow(secret: string): void {
    const headers = { authorization: `Bearer ${secret}` };
    const asked = request(`${this.origin}/api/v1/events?team=`, { headers, agent: false }, (answer) => {
      answer.on("data", (chunk: Buffer) => {
        if (chunk.includes("event: team")) this.events++;
      });
      answer.on("error", () => {});
    });
    asked.on("error", () => {});
    asked.end();
    this.open.push(asked);
  }
}

async function screenToken(operator: { origin: string; cookie: string }, name: string): Promise<string> {
  const body = JSON.stringify({ name, kind: "wall", role: "viewer", targets: [], days: 1 });
  const headers = { ...operator, "content-type": "application/json" };
  const answer = await fetch(`${operator.origin}/api/v1/tokens`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()).secret;
}

/** Calls back with every patch, and when it came, until it is stopped. */
export function followTeam(origin: string, onPatch: (patch: TeamPatch, at: number) => void): () => void {
  const headers = { authorization: `Bearer ${apiToken}` };
  let text = "";
  const asked = request(`${origin}/api/v1/events?team=`, { headers, agent: false }, (answer) => {
    answer.setEncoding("utf8").on("data", (chunk: string) => {
      const frames = (text + chunk).split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        if (!frame.startsWith("event: team")) continue;
        onPatch(JSON.parse(frame.slice(frame.indexOf("data: ") + 6)), Date.now());
      }
    });
    answer.on("error", () => {});
  });
  asked.on("error", () => {});
  asked.end();
  return () => asked.destroy();
}

export async function readTeam(origin: string): Promise<TeamStatus> {
  return JSON.parse((await askTeam(origin)).toString());
}

/** The bytes on the wire; each time by a connection of its own, which nobody has closed meanwhile. */
export function askTeam(origin: string, headers: Record<string, string> = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const wanted = { headers: { authorization: `Bearer ${apiToken}`, ...headers }, agent: false };
    const asked = request(`${origin}/api/v1/team`, wanted, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode === 200) resolve(body);
        else reject(new Error(`${answer.statusCode} ${body}`));
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

export async function untilTeam(origin: string, isWanted: (team: TeamStatus) => boolean, withinMs: number) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const team = await readTeam(origin);
    if (isWanted(team)) return team;
    if (Date.now() > deadline) {
      const told = team.targets.map(({ target, asOf, gaps, services }) => ({
        target,
        asOf,
        gaps,
        rows: services.length,
        read: services.filter(({ version, targets: ofService }) => version && ofService).length,
      }));
      throw new Error(`The team is not as expected: ${JSON.stringify(told)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

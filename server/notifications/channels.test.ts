import pino from "pino";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, vi } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { POST as removeRoute } from "@/app/api/v1/notification-channels/[id]/remove/route";
import { POST as testRoute } from "@/app/api/v1/notification-channels/[id]/test/route";
import { GET as listRoute } from "@/app/api/v1/notification-channels/route";
import { getStore } from "@/server/context";
import { log } from "@/server/log";
import { rateCounts } from "@/server/store/access-schema";
import { notificationChannels } from "@/server/store/notification-schema";
import { get, post, signedIn, testIn } from "@/server/testing";
import { failRun, listedHost, openListener, save, saved, startRun, startSender, until } from "./notifications-testing";

const other = await openListener();
const test = testIn({ withEngine: false, env: { SLIPWAY_PRIVATE_HOSTS: listedHost, LOG_LEVEL: "debug" } });

afterEach(async () => {
  other.heard.length = 0;
  const { db } = await getStore();
  await db.delete(notificationChannels);
  await db.delete(rateCounts);
});

async function tried(id: string) {
  const answer = await post(testRoute, {}, { params: { id }, headers: await signedIn() });
  expect(answer.status).toBe(200);
  return answer.json();
}

const mail = { kind: "mail", host: listedHost, security: "none", from: "slipway@example.com", to: ["ops@example.com"] };

describe("a channel", () => {
  test("is tested with what the other side answers, and remembers it", async ({ sandbox: _ }) => {
    const { id } = await saved({
      reach: { kind: "slack-webhook", url: other.url("/services/T1/B1/abcdefghijklmnop") },
    });
    expect(await tried(id)).toMatchObject({ outcome: "sent", answer: "ok", isTest: true });
    expect(other.heard[0]?.text).toContain("Slipway reaches this channel");
    other.next({ status: 403, body: "invalid_token for /services/T1/B1/abcdefghijklmnop" });
    expect(await tried(id)).toMatchObject({
      outcome: "given-up",
      failure: "refused",
      answer: "403 invalid_token for …",
    });
    const { channels } = await (await get(listRoute, { headers: await signedIn() })).json();
    expect(channels[0].last).toMatchObject({ failure: "refused", isTest: true });
  });

  test("follows no redirect", async ({ sandbox: _ }) => {
    const { id } = await saved({ reach: { kind: "teams", url: other.url("/workflow") } });
    other.next({ status: 302, headers: { location: other.url("/elsewhere") } });
    expect(await tried(id)).toMatchObject({ failure: "moved" });
    expect(other.heard.map(({ path }) => path)).toEqual(["/workflow"]);
  });

  test("keeps what is secret when it is left out in a change, and can be removed", async ({ sandbox: _ }) => {
    const { id, secretEnds } = await saved({
      reach: { kind: "teams", url: other.url("/workflow?sig=the-signature-1a2b") },
    });
    expect(secretEnds).toBe("1a2b");
    const changed = await saved({ id, name: "renamed", reach: { kind: "teams" } });
    expect(changed).toMatchObject({ id, name: "renamed", secretEnds: "1a2b" });
    await tried(id);
    expect(other.heard[0]?.path).toBe("/workflow?sig=the-signature-1a2b");
    await post(removeRoute, {}, { params: { id }, headers: await signedIn() });
    expect((await post(testRoute, {}, { params: { id }, headers: await signedIn() })).status).toBe(404);
  });

  test.for([
    [{ kind: "teams" }, "reach.url", "required"],
    [{ kind: "slack-bot", channel: "#ops" }, "reach.token", "required"],
    [{ kind: "slack-bot", channel: "#o p", token: "xoxb-1" }, "reach.channel", "slack-channel"],
    [{ kind: "webhook", url: "https://example.com/" }, "reach.signingSecret", "required"],
    [{ kind: "webhook", url: "https://example.com/", signingSecret: "short" }, "reach.signingSecret", "signing-secret"],
    [{ kind: "teams", url: "http://example.com/" }, "reach.url", "private-host"],
    [{ kind: "teams", url: "https://127.1/" }, "reach.url", "private-host"],
    [{ kind: "teams", url: "https://[::ffff:169.254.169.254]/" }, "reach.url", "private-host"],
    [{ kind: "teams", url: "http://169.254.169.254/latest/meta-data" }, "reach.url", "private-host"],
    [{ kind: "teams", url: "https://me:secret@example.com/" }, "reach.url", "webhook-url"],
    [{ kind: "teams", url: "file:///etc/passwd" }, "reach.url", "webhook-url"],
    [{ ...mail, port: 25, host: "10.0.0.1" }, "reach.host", "private-host"],
    [{ ...mail, port: 25, user: "me", password: "secret" }, "reach.security", "mail-plain"],
    [{ ...mail, port: 587, security: "starttls", user: "me" }, "reach.password", "required"],
  ] as const)("of %j is refused at %s: %s", async ([reach, field, rule], { sandbox: _ }) => {
    const answer = await save({ reach });
    expect([answer.status, await answer.json()]).toMatchObject([400, { fields: [{ field, rule }] }]);
  });

  test.for([
    [{ events: [] }, "events", "required"],
    [{ services: ["x".repeat(300)] }, "services.0", "too-long"],
    [{ quietHours: { from: "22:00", to: "7:00", timeZone: "UTC" } }, "quietHours.to", "clock"],
    [{ quietHours: { from: "22:00", to: "22:00", timeZone: "UTC" } }, "quietHours.to", "clock-same"],
    [{ quietHours: { from: "22:00", to: "07:00", timeZone: "Mars/Olympus" } }, "quietHours.timeZone", "time-zone"],
  ] as const)("with %j is refused at %s: %s", async ([settings, field, rule], { sandbox: _ }) => {
    const answer = await save({ reach: { kind: "teams", url: "https://example.com/" }, ...settings });
    expect([answer.status, await answer.json()]).toMatchObject([400, { fields: [{ field, rule }] }]);
  });

  test("whose name leads to this machine is not gone to, however it was saved", async ({ sandbox: _ }) => {
    const url = `https://unlisted.localhost:${other.port}/hook`;
    const { id } = await saved({ reach: { kind: "teams", url } });
    expect(await tried(id)).toMatchObject({ outcome: "given-up", failure: "refused-host" });
    const byMail = await saved({ reach: { ...mail, host: "unlisted.localhost", port: other.port } });
    expect(await tried(byMail.id)).toMatchObject({ outcome: "given-up", failure: "refused-host" });
    expect(other.heard).toEqual([]);
  });
});

describe("mail", () => {
  async function openMailServer(options: ConstructorParameters<typeof SMTPServer>[0] = {}) {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          mails.push(Buffer.concat(chunks).toString("utf8"));
          done();
        });
      },
      ...options,
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = server.server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
  }

  test("arrives with what, where and why, as one conversation for each run", async ({ sandbox: _ }) => {
    const server = await openMailServer();
    await saved({ events: ["deploy-failed"], reach: { ...mail, port: server.port } });
    const stop = await startSender();
    const runId = await startRun("shop");
    await failRun(runId);
    const text = await until(() => server.mails[0]);
    await stop();
    await server.close();
    expect(text).toMatch(/^Subject: Deploy \d+ of shop failed/m);
    expect(text).toMatch(/^Message-ID: <[\da-f-]{36}@localhost>/im);
    expect(text).toContain(`References: <run.${runId}@localhost>`);
    expect(text).toContain("111122223333");
    expect(text.replace(/=\r?\n/g, "")).toContain(`/runs/${runId}`);
  });

  test.for([
    ["the recipient is refused", { onRcptTo: refusing(550) }, {}, "refused"],
    ["the recipient is refused for now", { onRcptTo: refusing(451) }, {}, "unwell"],
    ["there is no encryption", {}, { security: "starttls" }, "not-secure"],
    ["its certificate is nobody's", { disabledCommands: [] }, { security: "starttls" }, "not-secure"],
  ] as const)("says why it did not arrive where %s", async ([, options, reach, failure], { sandbox: _ }) => {
    const server = await openMailServer(options as object);
    const { id } = await saved({ reach: { ...mail, port: server.port, ...reach } });
    expect(await tried(id)).toMatchObject({ outcome: "given-up", failure });
    await server.close();
    expect(server.mails).toEqual([]);
    vi.mocked(console.error).mockClear(); // the server says of its own certificate that everybody has its key
  });

  function refusing(responseCode: number) {
    return (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error("Not this one"), { responseCode }));
  }

  test("needs its password again for another server", async ({ sandbox: _ }) => {
    const login = { ...mail, security: "starttls", user: "me", port: 587 };
    const { id } = await saved({ reach: { ...login, password: "correct horse battery" } });
    await saved({ id, reach: { ...login, to: ["others@example.com"] } });
    const answer = await save({ id, reach: { ...login, host: "elsewhere.example" } });
    expect(await answer.json()).toMatchObject({ fields: [{ field: "reach.password", rule: "required" }] });
  });
});

test("S11: what is secret of a channel is in no table, answer or line of the log", async ({ sandbox: _ }) => {
  const logged: string[] = [];
  const { [pino.symbols.streamSym]: sink } = log() as unknown as {
    [pino.symbols.streamSym]: { write(line: string): void };
  };
  const write = vi.spyOn(sink, "write").mockImplementation((line) => {
    logged.push(line);
  });
  const secrets = [
    "canary-of-a-path",
    "xoxb-canary-of-a-token",
    "canary-of-a-password",
    `whsec_${"Q2FuYXJ5".repeat(4)}`,
  ];
  const [path, token, password, signingSecret] = secrets;
  const answers: string[] = [];
  const reaches = [
    { kind: "teams", url: other.url(`/${path}`) },
    { kind: "webhook", url: other.url(`/${path}`), signingSecret },
    { kind: "slack-bot", token, channel: "#ops" },
    { ...mail, port: 9, security: "starttls", user: "me", password },
  ];
  other.always((request) => ({ status: 400, body: JSON.stringify(request) }));
  for (const reach of reaches) {
    const channel = await saved({ reach });
    answers.push(JSON.stringify(channel), JSON.stringify(await tried(channel.id)));
  }
  const headers = await signedIn();
  for (const list of [listRoute, listActivity]) answers.push(await (await get(list, { headers })).text());
  write.mockRestore();
  const { pool } = await getStore();
  const tables = ["notification_channels", "notification_events", "notification_deliveries", "audit"];
  const rows = await Promise.all(tables.map((table) => pool.query(`select t::text from "${table}" t`)));
  const places = {
    answers: answers.join("\n"),
    log: logged.join("\n"),
    database: JSON.stringify(rows.map((one) => one.rows)),
  };
  expect(places.database).toContain("save-channel");
  for (const [place, text] of Object.entries(places)) {
    expect({ place, found: secrets.filter((secret) => text.includes(secret)) }).toEqual({ place, found: [] });
  }
});

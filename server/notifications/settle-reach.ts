import "server-only";
import type { ChannelReach, TypedReach } from "@/lib/domain/notification-channel";
import { ProblemError } from "@/lib/domain/problem";
import { env } from "@/server/env";
import { refuseAddress, refuseUrl } from "@/server/outgoing/guarded-lookup";
import type { ChannelSecrets } from "./channels/channel";

interface Settled {
  reach: ChannelReach;
  secrets: ChannelSecrets;
}

/** What is typed in, with what was kept of the secrets; throws at the field that is missing or not allowed. */
export function settleReach(typed: TypedReach, kept: Settled | undefined): Settled {
  const before = kept?.reach.kind === typed.kind ? kept : undefined;
  switch (typed.kind) {
    case "slack-bot": {
      const { kind, channel } = typed;
      const token = required("reach.token", typed.token ?? before?.secrets.token);
      return { reach: { kind, channel }, secrets: { token } };
    }
    case "mail":
      return settleMail(typed, before);
    case "webhook": {
      const signingSecret = required("reach.signingSecret", typed.signingSecret ?? before?.secrets.signingSecret);
      const url = settleUrl(typed.url ?? before?.secrets.url);
      return { reach: { kind: typed.kind, host: new URL(url).host }, secrets: { url, signingSecret } };
    }
    default: {
      const url = settleUrl(typed.url ?? before?.secrets.url);
      return { reach: { kind: typed.kind, host: new URL(url).host }, secrets: { url } };
    }
  }
}

function settleUrl(typed: string | undefined): string {
  const url = required("reach.url", typed);
  refusedAt("reach.url", () => refuseUrl(new URL(url), env().privateHosts));
  return url;
}

function settleMail(typed: Extract<TypedReach, { kind: "mail" }>, before: Settled | undefined): Settled {
  const { password, user, ...server } = typed;
  refusedAt("reach.host", () => refuseAddress({ hostname: server.host, port: server.port }, env().privateHosts));
  if (!user) return { reach: server, secrets: {} };
  if (server.security === "none") throw refused("reach.security", "mail-plain");
  const kept = before && isSameLogin(before.reach, typed) ? before.secrets.password : undefined;
  return { reach: { ...server, user }, secrets: { password: required("reach.password", password ?? kept) } };
}

/** A password that was typed in for one server is not shown to another. */
function isSameLogin(before: ChannelReach, { host, port, security, user }: Extract<TypedReach, { kind: "mail" }>) {
  if (before.kind !== "mail") return false;
  return before.host === host && before.port === port && before.security === security && before.user === user;
}

function required(field: string, value: string | undefined): string {
  if (!value) throw refused(field, "required");
  return value;
}

function refusedAt(field: string, check: () => void): void {
  try {
    check();
  } catch {
    throw refused(field, "private-host");
  }
}

function refused(field: string, rule: string): ProblemError {
  const message = messages[rule] ?? rule;
  return new ProblemError("invalid-input", message, { fields: [{ field, rule, message }] });
}

const messages: Record<string, string> = {
  required: "This is needed.",
  "private-host": "Slipway goes to https addresses on the public internet, and to what SLIPWAY_PRIVATE_HOSTS lists.",
  "mail-plain": "A password is not sent unencrypted.",
};

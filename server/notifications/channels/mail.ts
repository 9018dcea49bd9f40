import "server-only";
import { connect, type Socket } from "node:net";
import { createTransport } from "nodemailer";
import { env } from "@/server/env";
import { guardedLookup, refuseAddress } from "@/server/outgoing/guarded-lookup";
import { connectionFailure, DeliveryError } from "../delivery-error";
import type { Message } from "../message";
import type { Sending, Sent } from "./channel";

const timeoutMs = 10_000;
const overallMs = 20_000;

/** A mail is sent once for each subject and event; those of one run are a conversation. */
export async function sendMail({ id, reach, secrets, message, event }: Sending<"mail">): Promise<Sent> {
  const { hostname } = new URL(env().origin);
  const connection = await openSocket(reach.host, reach.port);
  const transport = createTransport({
    host: reach.host,
    port: reach.port,
    secure: reach.security === "tls",
    requireTLS: reach.security === "starttls",
    ignoreTLS: reach.security === "none",
    auth: reach.user ? { user: reach.user, pass: secrets.password ?? "" } : undefined,
    connection,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const timer = setTimeout(() => connection.destroy(timedOut()), overallMs);
  try {
    const { response, rejected } = await transport.sendMail({
      from: { name: "Slipway", address: reach.from },
      to: reach.to,
      subject: message.title,
      text: plainText(message),
      messageId: `<${id}@${hostname}>`,
      references: event && `<${event.subject.replaceAll(":", ".")}@${hostname}>`,
      headers: { "auto-submitted": "auto-generated" },
    });
    const refused = rejected.length > 0 ? ` (not taken: ${rejected.map(String).join(", ")})` : "";
    return { answer: `${response}${refused}` };
  } catch (error) {
    throw mailFailure(error);
  } finally {
    clearTimeout(timer);
    transport.close();
    connection.destroy();
  }
}

/** To the very address that was looked at, as for every other channel. */
async function openSocket(hostname: string, port: number): Promise<Socket> {
  const { privateHosts } = env();
  try {
    refuseAddress({ hostname, port }, privateHosts);
    const socket = connect({ host: hostname, port, lookup: guardedLookup(port, privateHosts) });
    return await new Promise<Socket>((resolve, reject) => {
      const timer = setTimeout(() => socket.destroy(timedOut()), timeoutMs);
      socket.once("error", reject);
      socket.once("close", () => clearTimeout(timer));
      socket.once("connect", () => {
        clearTimeout(timer);
        socket.off("error", reject).on("error", () => {}); // what goes wrong later is told by who uses it
        resolve(socket);
      });
    });
  } catch (error) {
    throw connectionFailure(error);
  }
}

function timedOut(): Error {
  return Object.assign(new Error("The mail server does not answer"), { code: "ETIMEDOUT" });
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** SMTP says by the first digit whether it may pass (RFC 5321, 4.2.1). */
function mailFailure(error: unknown): DeliveryError {
  const { code, command, message, response, responseCode = 0 } = error as SmtpError;
  const options = { answer: response ?? code, cause: error };
  if (command === "STARTTLS" || code === "ETLS" || /certificate|TLS|SSL/.test(message))
    return new DeliveryError("not-secure", options);
  if (responseCode >= 400 && responseCode < 500) return new DeliveryError("unwell", options);
  if (code === "EAUTH" || code === "ENOAUTH") return new DeliveryError("login-refused", options);
  if (responseCode >= 500) return new DeliveryError("refused", options);
  return connectionFailure(error);
}

function plainText({ title, because, facts, link, footer }: Message): string {
  const table = facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
  return [title, because, table, `${link.label}: ${link.url}`, `-- \n${footer}`].filter(Boolean).join("\n\n");
}

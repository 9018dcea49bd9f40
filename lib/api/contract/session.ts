import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { OwnSession, SessionSummary } from "@/lib/domain/session";

export const readSession = endpoint({
  method: "GET",
  path: "/api/v1/session",
  summary: "Who am I: the session of this request, and the roles it has by target",
  input: z.strictObject({}),
  output: OwnSession,
});

export const listSessions = endpoint({
  method: "GET",
  path: "/api/v1/sessions",
  summary: "Sessions that hold: one's own, and for an admin of all targets everybody's",
  input: z.strictObject({}),
  output: z.object({ sessions: z.array(SessionSummary) }),
});

export const revokeSession = endpoint({
  method: "POST",
  path: "/api/v1/sessions/{id}/revoke",
  summary: "End a session; its open pages notice within seconds",
  input: z.strictObject({ id: z.uuid({ error: "session-id" }) }),
  output: z.object({ revoked: z.int() }),
});

export const revokeAllSessions = endpoint({
  method: "POST",
  path: "/api/v1/sessions/revoke-all",
  summary: "End all sessions but this one: one's own, or, for an admin of all targets, everybody's",
  input: z.strictObject({ of: z.enum(["own", "everybody"], { error: "whose-sessions" }).default("own") }),
  output: z.object({ revoked: z.int() }),
});

import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Grant, NewGrant } from "@/lib/domain/grant";

export const listRoles = endpoint({
  method: "GET",
  path: "/api/v1/roles",
  summary: "Who has which role where, by the console and by its settings",
  input: z.strictObject({}),
  output: z.object({ grants: z.array(Grant) }),
});

export const giveRole = endpoint({
  method: "POST",
  path: "/api/v1/roles",
  summary: "Give a role to a person, a group or a role of IAM Identity Center",
  input: NewGrant,
  output: Grant,
});

export const takeRole = endpoint({
  method: "POST",
  path: "/api/v1/roles/{id}/remove",
  summary: "Take a role away",
  input: z.strictObject({ id: z.uuid({ error: "grant-id" }) }),
  output: Grant,
});

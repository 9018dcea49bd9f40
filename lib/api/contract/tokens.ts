import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { ApiToken, NewApiToken } from "@/lib/domain/api-token";

export const listTokens = endpoint({
  method: "GET",
  path: "/api/v1/tokens",
  summary: "API tokens and tokens of screens, without their secrets",
  input: z.strictObject({}),
  output: z.object({ tokens: z.array(ApiToken) }),
});

export const createToken = endpoint({
  method: "POST",
  path: "/api/v1/tokens",
  summary: "Create a token; its secret is in this answer and never told again",
  input: NewApiToken,
  output: z.object({ token: ApiToken, secret: z.string() }),
});

export const revokeToken = endpoint({
  method: "POST",
  path: "/api/v1/tokens/{id}/revoke",
  summary: "Revoke a token; it does not work from the next request on",
  input: z.strictObject({ id: z.uuid({ error: "token-id" }) }),
  output: ApiToken,
});

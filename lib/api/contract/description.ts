import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";

export const readOpenApi = endpoint({
  method: "GET",
  path: "/api/openapi.json",
  summary: "This description",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
});

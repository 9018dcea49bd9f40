import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { policy } from "@/lib/api/policy";
import { readOpenApi } from "./openapi";

const root = path.resolve(import.meta.dirname, "../..");
const lines = Object.entries<Endpoint>(contract);

/** `/api/v1/runs/{id}` is served by `app/api/v1/runs/[id]/route.ts`. */
function routeFile({ path: address }: Endpoint): string {
  return path.join("app", address.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
}

describe("the contract and the routes are the same", () => {
  test.each(lines)("%s is served by its method", async (_name, line) => {
    const file = routeFile(line);
    expect(existsSync(path.join(root, file))).toBe(true);
    const route = await import(/* @vite-ignore */ path.join(root, file));
    expect(route[line.method]).toBeTypeOf("function");
  });

  test("there is no route beside it, and no method without a line", async () => {
    const served: string[] = [];
    for (const file of routeFiles("app/api").filter((name) => !name.includes("[..."))) {
      const route = await import(/* @vite-ignore */ path.join(root, file));
      for (const method of Object.keys(route)) served.push(`${method} ${file}`);
    }
    expect(served.sort()).toEqual(lines.map(([, line]) => `${line.method} ${routeFile(line)}`).sort());
  });

  test("an address of no line is a problem, and no page", async () => {
    for (const answer of Object.values(await import("@/app/api/[...address]/route"))) {
      const { status, headers } = answer();
      expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    }
  });

  test("every line has its rule, and no rule is without a line", () => {
    expect(Object.keys(policy).sort()).toEqual(lines.map(([, { method, path }]) => `${method} ${path}`).sort());
  });

  test("the description has every line of it", async () => {
    const { paths } = (await readOpenApi()) as { paths: Record<string, Record<string, { operationId: string }>> };
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(lines.map(([name]) => name).sort());
  });
});

function routeFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return routeFiles(name);
    return entry.name === "route.ts" ? [name] : [];
  });
}

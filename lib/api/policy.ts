import type { Role } from "@/lib/domain/role";
import type { contract } from "./contract";
import type { AddressOf, Endpoint } from "./endpoint";

type Contract = typeof contract;

/**
 * Who may call an endpoint. `open`: everybody. `signed-in`: every person with a session, whatever their roles. Else the role that is needed, and where:
 * in the target of the request (or of the run that it names), in any target at all (the answer then holds only what the person
 * may see), or in all targets, which is what the settings of the console take. `protected` is what a protected target asks.
 * `screens`: this is what a screen shows, and its token may read it; it gets nothing else.
 */
export type Rule =
  | "open"
  | "signed-in"
  | { role: Role; on: "target"; protected?: Role; screens?: true }
  | { role: Role; on: "any-target" | "all-targets"; screens?: true };

/** The one table of rights. A line of the contract without a line here does not compile. */
export const policy: Record<AddressOf<Contract[keyof Contract]>, Rule> = {
  "GET /api/openapi.json": "open",

  "GET /api/v1/sign-in/methods": "open",
  "POST /api/v1/sign-in/device": "open",
  "GET /api/v1/sign-in/device": "open",

  "GET /api/v1/session": "signed-in",
  "GET /api/v1/sessions": "signed-in",
  "POST /api/v1/sessions/{id}/revoke": "signed-in",
  "POST /api/v1/sessions/revoke-all": "signed-in",

  "GET /api/v1/runs": { role: "viewer", on: "any-target", screens: true },
  "POST /api/v1/runs": { role: "deployer", on: "target" },
  "GET /api/v1/runs/{id}": { role: "viewer", on: "target", screens: true },
  "POST /api/v1/runs/{id}/cancel": { role: "deployer", on: "target" },
  "POST /api/v1/runs/{id}/retry": { role: "deployer", on: "target" },
  "GET /api/v1/runs/{id}/times": { role: "viewer", on: "target" },
  "POST /api/v1/runs/{id}/confirm": { role: "deployer", on: "target", protected: "admin" },
  "POST /api/v1/runs/{id}/decide": { role: "deployer", on: "target" },
  "GET /api/v1/runs/{id}/receipt": { role: "viewer", on: "target" },
  "GET /api/v1/runs/{id}/receipt/export": { role: "viewer", on: "target" },
  "POST /api/v1/teardowns": { role: "deployer", on: "target" },
  "GET /api/v1/approvals": { role: "viewer", on: "any-target" },
  "POST /api/v1/approvals/{id}/decide": { role: "admin", on: "target" },
  "GET /api/v1/runs/{id}/log": { role: "viewer", on: "target" },
  "GET /api/v1/events": { role: "viewer", on: "any-target", screens: true },

  "GET /api/v1/targets": { role: "viewer", on: "any-target", screens: true },
  "POST /api/v1/targets": { role: "admin", on: "all-targets" },
  "POST /api/v1/targets/{target}/remove": { role: "admin", on: "all-targets" },
  "GET /api/v1/targets/{target}/identity": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/check": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/networks": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/default-vpc": { role: "deployer", on: "target", protected: "admin" },
  "GET /api/v1/targets/{target}/services": { role: "viewer", on: "target", screens: true },
  "GET /api/v1/targets/{target}/services/{serviceName}/health": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/builds": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/outside": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update": {
    role: "deployer",
    on: "target",
    protected: "admin",
  },
  "GET /api/v1/targets/{target}/services/{serviceName}/adoption": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/metrics": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/log": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/history": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/comparison": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/promotions": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/rollback": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/rollback": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/rollback/templates": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/notice": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/notice/remove": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/lock": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/unlock": { role: "deployer", on: "target", protected: "admin" },
  "GET /api/v1/targets/{target}/builds": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/builds/{buildId}": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/builds/{buildId}/cancel": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/images": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/secrets": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/task-roles": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/leftovers": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/teardown-plan": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/template-summary": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/templates": { role: "viewer", on: "target" },

  "GET /api/v1/team": { role: "viewer", on: "any-target", screens: true },

  "GET /api/v1/ends": { role: "viewer", on: "any-target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/end-date": { role: "deployer", on: "target" },

  "POST /api/v1/targets/{target}/services/{serviceName}/pause": {
    role: "deployer",
    on: "target",
    protected: "admin",
  },
  "POST /api/v1/targets/{target}/services/{serviceName}/resume": {
    role: "deployer",
    on: "target",
    protected: "admin",
  },

  "GET /api/v1/costs": { role: "viewer", on: "any-target" },
  "POST /api/v1/costs/rates": { role: "admin", on: "all-targets" },

  "GET /api/v1/roles": { role: "admin", on: "all-targets" },
  "POST /api/v1/roles": { role: "admin", on: "all-targets" },
  "POST /api/v1/roles/{id}/remove": { role: "admin", on: "all-targets" },

  "GET /api/v1/tokens": { role: "deployer", on: "any-target" },
  "POST /api/v1/tokens": { role: "deployer", on: "any-target" },
  "POST /api/v1/tokens/{id}/revoke": { role: "deployer", on: "any-target" },

  "GET /api/v1/notification-channels": { role: "admin", on: "all-targets" },
  "POST /api/v1/notification-channels": { role: "admin", on: "all-targets" },
  "POST /api/v1/notification-channels/{id}/remove": { role: "admin", on: "all-targets" },
  "POST /api/v1/notification-channels/{id}/test": { role: "admin", on: "all-targets" },

  "POST /api/v1/wall/session": "open",

  "GET /api/v1/feeds/{token}/badge.svg": "open",
  "GET /api/v1/feeds/{token}/status.json": "open",
  "GET /api/v1/feeds/{token}/feed.atom": "open",

  "GET /api/v1/activity": { role: "viewer", on: "any-target" },
  "GET /api/v1/activity/export": { role: "viewer", on: "any-target" },
};

/** By its address, which the type has checked. */
export function ruleOf(address: keyof typeof policy): Rule {
  return policy[address];
}

export function ruleFor({ method, path }: Pick<Endpoint, "method" | "path">): Rule {
  const rule = Object.entries<Rule>(policy).find(([address]) => address === `${method} ${path}`)?.[1];
  if (!rule) throw new Error(`${method} ${path} has no line in the policy`);
  return rule;
}

import type { contract } from "./contract";
import type { AddressOf } from "./endpoint";
import type { Rule } from "./rule";

type Address = AddressOf<(typeof contract)[keyof typeof contract]>;

/** Who may read what. */
export const policyOfReads: Record<Extract<Address, `GET ${string}`>, Rule> = {
  "GET /api/openapi.json": "open",

  "GET /api/v1/sign-in/methods": "open",
  "GET /api/v1/sign-in/device": "open",

  "GET /api/v1/session": "signed-in",
  "GET /api/v1/sessions": "signed-in",

  "GET /api/v1/runs": { role: "viewer", on: "any-target", screens: true },
  "GET /api/v1/runs/{id}": { role: "viewer", on: "target", screens: true },
  "GET /api/v1/runs/{id}/times": { role: "viewer", on: "target" },
  "GET /api/v1/runs/{id}/receipt": { role: "viewer", on: "target" },
  "GET /api/v1/runs/{id}/receipt/export": { role: "viewer", on: "target" },
  "GET /api/v1/approvals": { role: "viewer", on: "any-target" },
  "GET /api/v1/runs/{id}/log": { role: "viewer", on: "target" },
  "GET /api/v1/events": { role: "viewer", on: "any-target", screens: true },

  "GET /api/v1/targets": { role: "viewer", on: "any-target", screens: true },
  "GET /api/v1/targets/{target}/identity": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/check": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/networks": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services": { role: "viewer", on: "target", screens: true },
  "GET /api/v1/targets/{target}/services/{serviceName}/health": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/builds": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/outside": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/adoption": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/metrics": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/log": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/history": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/comparison": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/promotions": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/rollback": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/services/{serviceName}/rollback/templates": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/builds": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/builds/{buildId}": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/images": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/secrets": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/task-roles": { role: "deployer", on: "target" },
  "GET /api/v1/targets/{target}/leftovers": { role: "viewer", on: "target" },
  "GET /api/v1/targets/{target}/teardown-plan": { role: "viewer", on: "target" },

  "GET /api/v1/team": { role: "viewer", on: "any-target", screens: true },

  "GET /api/v1/ends": { role: "viewer", on: "any-target" },

  "GET /api/v1/costs": { role: "viewer", on: "any-target" },

  "GET /api/v1/roles": { role: "admin", on: "all-targets" },

  "GET /api/v1/tokens": { role: "deployer", on: "any-target" },

  "GET /api/v1/notification-channels": { role: "admin", on: "all-targets" },

  "GET /api/v1/feeds/{token}/badge.svg": "open",
  "GET /api/v1/feeds/{token}/status.json": "open",
  "GET /api/v1/feeds/{token}/feed.atom": "open",

  "GET /api/v1/activity": { role: "viewer", on: "any-target" },
  "GET /api/v1/activity/export": { role: "viewer", on: "any-target" },
};

import type { contract } from "./contract";
import type { AddressOf } from "./endpoint";
import type { Rule } from "./rule";

type Address = AddressOf<(typeof contract)[keyof typeof contract]>;

/** Who may change what: a page takes these lines with it, to say before a press what the server would say after it. */
export const policyOfChanges: Record<Exclude<Address, `GET ${string}`>, Rule> = {
  "POST /api/v1/sign-in/device": "open",

  "POST /api/v1/sessions/{id}/revoke": "signed-in",
  "POST /api/v1/sessions/revoke-all": "signed-in",

  "POST /api/v1/runs": { role: "deployer", on: "target" },
  "POST /api/v1/runs/{id}/cancel": { role: "deployer", on: "target" },
  "POST /api/v1/runs/{id}/retry": { role: "deployer", on: "target" },
  "POST /api/v1/runs/{id}/confirm": { role: "deployer", on: "target", protected: "admin" },
  "POST /api/v1/runs/{id}/decide": { role: "deployer", on: "target" },
  "POST /api/v1/teardowns": { role: "deployer", on: "target" },
  "POST /api/v1/approvals/{id}/decide": { role: "admin", on: "target" },

  "POST /api/v1/targets": { role: "admin", on: "all-targets" },
  "POST /api/v1/targets/{target}/remove": { role: "admin", on: "all-targets" },
  "POST /api/v1/targets/{target}/default-vpc": { role: "deployer", on: "target", protected: "admin" },
  "POST /api/v1/targets/{target}/services/{serviceName}/outside/cancel-update": {
    role: "deployer",
    on: "target",
    protected: "admin",
  },
  "POST /api/v1/targets/{target}/services/{serviceName}/rollback": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/notice": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/notice/remove": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/lock": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/services/{serviceName}/unlock": { role: "deployer", on: "target", protected: "admin" },
  "POST /api/v1/targets/{target}/builds/{buildId}/cancel": { role: "deployer", on: "target" },
  "POST /api/v1/targets/{target}/template-summary": { role: "viewer", on: "target" },
  "POST /api/v1/targets/{target}/templates": { role: "viewer", on: "target" },

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

  "POST /api/v1/costs/rates": { role: "admin", on: "all-targets" },

  "POST /api/v1/roles": { role: "admin", on: "all-targets" },
  "POST /api/v1/roles/{id}/remove": { role: "admin", on: "all-targets" },

  "POST /api/v1/tokens": { role: "deployer", on: "any-target" },
  "POST /api/v1/tokens/{id}/revoke": { role: "deployer", on: "any-target" },

  "POST /api/v1/notification-channels": { role: "admin", on: "all-targets" },
  "POST /api/v1/notification-channels/{id}/remove": { role: "admin", on: "all-targets" },
  "POST /api/v1/notification-channels/{id}/test": { role: "admin", on: "all-targets" },

  "POST /api/v1/wall/session": "open",
};

import { ruleFor } from "@/lib/api/policy";
import type { Rule } from "@/lib/api/rule";
import { contract } from "./contract";
import type { Endpoint } from "./endpoint";

/** The policy as a page of the documentation. */
export function policyPage(): string {
  const lines = Object.values<Endpoint>(contract);
  const rows = lines.map(
    (line) => `| \`${line.method} ${line.path}\` | ${whoMay(ruleFor(line))} | ${line.summary.replaceAll("|", "\\|")} |`,
  );
  return [...head, ...rows, ""].join("\n");
}

const head = [
  "# Who may do what",
  "",
  "Made from `lib/api/policy.ts`, the one table that decides every request; `npx vitest run lib/api/policy-page.test.ts -u` makes",
  "it anew. Each role may do what those before it may: viewer, deployer, admin.",
  "",
  "- A request that names a target, a run or a list of targets takes the role there, also where any target would do.",
  "- A list holds only what whoever asks may see.",
  "- API tokens have the role and the targets that they were made with. `SLIPWAY_API_TOKEN` is deployer in all targets. A wall",
  "  token is viewer, whatever was asked for, and gets only what a screen shows: that is marked here. It gets the names of",
  "  variables without their values, and no logs. It gets addresses of services and what they cost only where an admin of its targets",
  "  has said so when it was made.",
  "- The operator, on loopback and without another way to sign in, is admin of all targets.",
  "",
  "| Endpoint | Takes | Does |",
  "|---|---|---|",
];

function whoMay(rule: Rule): string {
  if (rule === "open") return "nothing";
  if (rule === "signed-in") return "a person who has signed in";
  const screens = rule.screens ? "; screens too" : "";
  if (rule.on === "target")
    return `${rule.role} in the target${rule.protected ? `; ${rule.protected} where it is protected` : ""}${screens}`;
  return `${rule.role} ${rule.on === "all-targets" ? "of all targets" : "in any target"}${screens}`;
}

import type { Place } from "../place";
import { findRole } from "../services/iam/roles";
import { findPattern } from "./resource-patterns";

type Input = Readonly<Record<string, unknown>>;

/** The ARNs that an action is authorized against: all of them have to be allowed. */
export function resourcesOf(place: Place, action: string, input: Input): string[] {
  const [prefix = "", operation = ""] = action.split(":");
  if (prefix === "ec2") return ec2Resources(place, operation, input);
  const pattern = findPattern(action);
  if (!pattern) return ["*"];
  const region = prefix === "iam" || prefix === "sts" ? "" : place.region;
  return fill(pattern, (name) => valuesOf(place, name, input)).map((resource) =>
    /^(arn:|\*$)/.test(resource) ? resource : `arn:aws:${prefix}:${region}:${place.account}:${resource}`,
  );
}

/** One text for each value of the last member that has several. */
function fill(pattern: string, valuesFor: (name: string) => string[]): string[] {
  let filled = [""];
  for (const part of pattern.split(/(\{[^}]+\})/)) {
    if (!part.startsWith("{")) {
      filled = filled.map((text) => (text.startsWith("arn:") ? text : text + part));
      continue;
    }
    const [name = "", otherwise] = part.slice(1, -1).split("|");
    const values = valuesFor(name);
    if (values.length === 0 && otherwise === undefined) return ["*"];
    filled = filled.flatMap((text) =>
      (values.length > 0 ? values : [otherwise ?? ""]).map((value) => join(text, value)),
    );
  }
  return filled;
}

/** Where a whole ARN is given for a name, it says all. A cluster's ARN before the name of a service stands for its name. */
function join(text: string, value: string): string {
  if (!value.startsWith("arn:")) return text.endsWith("/") ? text + value.replace(/^\//, "") : text + value;
  return value.includes(":cluster/") && text !== "cluster/" ? text + value.split("/").at(-1) : value;
}

/** `ids:project` are the projects of builds, `RoleName:path` is a role's name behind its path. */
function valuesOf(place: Place, member: string, input: Input): string[] {
  const [name = "", how] = member.split(":");
  const given = [input[name]].flat().filter((value): value is string => typeof value === "string" && value !== "");
  if (how === "project") return [...new Set(given.map(projectOfBuild))];
  if (how === "path") return given.map((role) => `${findRole(place, role)?.path ?? input.Path ?? "/"}${role}`);
  return given;
}

function projectOfBuild(id: string): string {
  return (id.split("/").at(-1) ?? id).split(":")[0] ?? id;
}

const ec2Types: Record<string, string> = {
  eipalloc: "elastic-ip",
  eni: "network-interface",
  i: "instance",
  igw: "internet-gateway",
  nat: "natgateway",
  rtb: "route-table",
  sg: "security-group",
  subnet: "subnet",
  vpc: "vpc",
};

/** EC2 names things by ids that tell their type; looking is not authorized by resource. */
function ec2Resources({ region, account }: Place, operation: string, input: Input): string[] {
  if (/^(Describe|Get)/.test(operation)) return ["*"];
  const ids = Object.entries(input)
    .filter(([member]) => /(Id|Ids|Resources)$/.test(member))
    .flatMap(([, value]) => [value].flat())
    .filter((value): value is string => typeof value === "string");
  const arns = ids.flatMap((id) => {
    const type = ec2Types[id.split("-")[0] ?? ""];
    return type ? [`arn:aws:ec2:${region}:${account}:${type}/${id}`] : [];
  });
  return arns.length > 0 ? arns : ["*"];
}

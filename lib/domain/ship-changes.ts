import type { Ship } from "./deploy-input";
import type { ShipChange } from "./ship-change";

type Group = ShipChange["group"];

interface Entry {
  group: Group;
  name: string;
  value: string;
}

/** What is different between two ships, but for the image: by group and name. */
export function shipChanges(before: Ship, after: Ship): ShipChange[] {
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => changeOf(was.get(key), is.get(key))).sort(byGroupAndName);
}

/** Values may be secrets: whoever may not deploy sees that they are different, and no more. */
export function withoutValues(changes: readonly ShipChange[]): ShipChange[] {
  return changes.map(({ before: _before, after: _after, ...change }) =>
    change.group === "environment" || change.group === "parameters"
      ? { ...change, isHidden: true }
      : { ...change, before: _before, after: _after },
  );
}

function changeOf(was: Entry | undefined, is: Entry | undefined): ShipChange[] {
  const { group, name } = was ?? (is as Entry);
  if (was?.value === is?.value) return [];
  const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
  return [{ group, name, kind, ...(group !== "template" && { before: was?.value, after: is?.value }) }];
}

function entriesOf(ship: Ship): Map<string, Entry> {
  return new Map(listEntries(ship).map((entry) => [`${entry.group} ${entry.name}`, entry]));
}

function listEntries(ship: Ship): Entry[] {
  switch (ship.kind) {
    case "repository":
      return [
        { group: "source", name: "repositoryUrl", value: ship.repositoryUrl },
        { group: "source", name: "revision", value: ship.revision },
        ...settingEntries(ship.settings),
      ];
    case "image":
      return settingEntries(ship.settings);
    case "adopted": {
      const { image } = ship;
      return image.from === "build" && image.revision !== undefined
        ? [{ group: "source", name: "revision", value: image.revision }]
        : [];
    }
    case "templates":
      return [
        { group: "settings", name: "healthCheckPath", value: ship.healthCheckPath },
        ...stackEntries("buildStack", ship.buildStack),
        ...stackEntries("serviceStack", ship.serviceStack),
      ];
  }
}

type Stack = Extract<Ship, { kind: "templates" }>["serviceStack"];

function stackEntries(part: string, { stackName, template, parameters }: Stack): Entry[] {
  return [
    { group: "settings", name: `${part}.stackName`, value: stackName },
    { group: "template", name: part, value: template },
    ...Object.entries(parameters).map(([name, value]) => ({
      group: "parameters" as const,
      name: `${part}.${name}`,
      value,
    })),
  ];
}

function settingEntries({ environment, ...settings }: { environment: readonly Pair[]; [name: string]: unknown }) {
  return [
    ...environment.map(({ name, value }): Entry => ({ group: "environment", name, value })),
    ...flat("", settings).map((entry): Entry => ({ group: "settings", ...entry })),
  ];
}

interface Pair {
  name: string;
  value: string;
}

/** `scaling.metric` of an object in it; `secrets.TOKEN` of a list of what has names; a list of texts is one text. */
function flat(at: string, value: unknown): Pair[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [{ name: at, value: String(value) }];
  const named = (name: string) => (at ? `${at}.${name}` : name);
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, each]) => flat(named(name), each));
  if (value.every((each) => typeof each !== "object")) return value.length > 0 ? flat(at, value.join(" ")) : [];
  return value.flatMap((each: Record<string, unknown>) =>
    flat(named(String(each.name ?? each.key)), each.valueFrom ?? each.value),
  );
}

const groups: readonly Group[] = ["source", "settings", "environment", "parameters", "template"];

function byGroupAndName(one: ShipChange, other: ShipChange): number {
  return groups.indexOf(one.group) - groups.indexOf(other.group) || one.name.localeCompare(other.name);
}

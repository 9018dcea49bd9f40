import "server-only";
import { isHeldBack } from "@/lib/domain/keep-until";
import { blocked, heldAlong } from "@/lib/domain/teardown-blocks";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { Look } from "./look";
import { keepTag } from "./surroundings";

/**
 * Blocks what a `keep-until` tag holds back, with all that goes before it: of a service it holds the whole teardown, of a target
 * what hangs together.
 */
export function holdBack(look: Look, items: readonly TeardownItem[], now: number): TeardownItem[] {
  const tagged = items.map((item) => ({ ...item, keepUntil: keepUntilOf(look, item) }));
  const held = tagged.filter(
    ({ group, keepUntil }) => group !== "stays" && keepUntil !== undefined && isHeldBack(keepUntil, now),
  );
  return held.reduce<TeardownItem[]>((current, { key, kind, name, keepUntil }) => {
    const isAlone = kind === "cluster" || kind === "default-vpc";
    const holdsAll = (look.scope.kind === "service" || look.scope.kind === "stack") && !isAlone;
    const along = holdsAll ? new Set(current.map((item) => item.key)) : heldAlong(current, key);
    return current.map((item) =>
      item.group === "goes" && along.has(item.key)
        ? blocked(item, { rule: "held-back", names: [name], detail: keepUntil })
        : item,
    );
  }, tagged);
}

function keepUntilOf(look: Look, item: TeardownItem): string | undefined {
  const ids = item.resources.map(({ id }) => id);
  const ofServices = look.services.find(({ serviceArn }) => ids.includes(serviceArn))?.tags[keepTag];
  const ofStacks = look.stacks.find(({ stackId }) => ids.includes(stackId))?.tags[keepTag];
  const tagged = look.held.find(
    ({ arn, tags }) =>
      ids.some((id) => isSame(arn, id)) ||
      (item.kind === "stack" && ids.includes(tags["aws:cloudformation:stack-id"] ?? "")),
  );
  return ofServices ?? ofStacks ?? tagged?.tags[keepTag] ?? tagOfImages(look, item);
}

/** Images have no tags; whoever keeps their repository keeps them. */
function tagOfImages({ held, repositories }: Look, { kind, name }: TeardownItem): string | undefined {
  if (kind !== "images") return undefined;
  const repository = repositories.find((each) => each.name === name);
  return held.find(({ arn }) => arn === repository?.arn)?.tags[keepTag];
}

/** EC2's ids are the end of their ARNs; the others are ARNs themselves. */
function isSame(arn: string, id: string): boolean {
  return arn === id || arn.replace(/:\*$/, "") === id || (/^[a-z]+-[0-9a-f]{8,}$/.test(id) && arn.endsWith(`/${id}`));
}

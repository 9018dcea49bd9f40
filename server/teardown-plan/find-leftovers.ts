import "server-only";
import { withNeeded } from "@/lib/domain/teardown-choice";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { imageItems } from "./image-items";
import { readLeftoverDetails } from "./leftover-details";
import { leftoverRepositories } from "./leftover-repositories";
import { isLeftLogGroup, leftoverItems } from "./leftovers";
import { logGroupItems } from "./log-group-items";
import type { Look } from "./look";
import { stackItems } from "./stack-items";

/** What is left over in a target; of each, what has to go before it. */
export async function findLeftovers(aws: AwsClients, look: Look): Promise<TeardownItem[]> {
  const left = await readLeftoverDetails(aws, look.partial, { ...look, services: look.all });
  const groups = left.logGroups.filter(({ name }) => isLeftLogGroup(look, name));
  const [owned, repositories] = await Promise.all([
    look.partial.read(
      "stack-resources",
      groups.map(({ name }) => name),
      () => listOwned(look, groups),
    ),
    look.partial.read("repositories", [], () => leftoverRepositories(aws, look, left.families)),
  ]);
  const stacks = [...stackItems(look), ...imageItems(look), ...logGroupItems(look)].map((item) => ({
    ...item,
    mayUntick: !item.goesWith,
    isTicked: item.goesWith !== undefined,
  }));
  return [...stacks, ...leftoverItems(look, left, new Set(owned)), ...repositories];
}

/** Names of the groups that a stack has made: what belongs to a stack goes with it. */
async function listOwned({ book }: Look, groups: readonly { name: string }[]): Promise<string[]> {
  const owners = await eachAtOnce(groups, 6, ({ name }) => book.findOwnerOf(name, "AWS::Logs::LogGroup"));
  return groups.flatMap(({ name }, index) => (owners[index] ? [name] : []));
}

/** Those that were chosen, ticked, with what must go before them or along with them. */
export function chosenLeftovers(items: readonly TeardownItem[], keys: readonly string[]): TeardownItem[] {
  return withNeeded(items, keys).map((item) => ({ ...item, isTicked: item.group === "goes", mayUntick: false }));
}

import { Mark } from "@/components/progress/mark";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { duration } from "@/lib/format";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { hasService, type OrderLevel, type OrderNode, orderLevels, secondsOf } from "./order-levels";
import { OrderLines } from "./order-lines";

interface OrderCardProps {
  chosen: readonly TeardownItem[];
  seconds: number;
}

/** What goes before what, from top to bottom. */
export function OrderCard({ chosen, seconds }: OrderCardProps) {
  const words = useTextPart(teardownText).order;
  const levels = orderLevels(chosen);

  return (
    <Card aria-label={words.title}>
      <CardHeader>
        <CardTitle>{words.title}</CardTitle>
        <span className="num ml-auto text-ink-3">~{duration(seconds * 1000)}</span>
      </CardHeader>
      <div className="px-3.5 pt-2.5 pb-3.5">
        {levels.length === 0 && <p className="text-ink-3">{words.nothing}</p>}
        <ol className="text-xs">
          {levels.map((level, index) => (
            <Level key={level.nodes.map(keyOf).join()} level={level} above={levels[index - 1]} />
          ))}
        </ol>
        {levels.length > 0 && (
          <p className="mt-3.5 flex items-center gap-2 text-ink-2">
            <Mark state="succeeded" />
            {words.sweep}
          </p>
        )}
      </div>
    </Card>
  );
}

/** More than these do not fit side by side. */
const besides = 2;

function Level({ level, above }: { level: OrderLevel; above?: OrderLevel }) {
  const words = useTextPart(teardownText).order;
  const { nodes, lines, seconds } = level;
  const waits = nodes.some(hasService);
  // What is above is then the wait itself.
  const isAfterWait = above?.nodes.some(hasService);
  const drawn = isAfterWait ? nodes.map((_, to) => ({ from: 0, to })) : lines;

  return (
    <li>
      {above && <OrderLines lines={drawn} above={isAfterWait ? 1 : above.nodes.length} below={nodes.length} />}
      {nodes.length > besides ? (
        <div className="rounded-md border border-line-2 py-1">
          <p className="flex px-2.5 py-0.5 text-ink-3">
            {words.together(nodes.length)}
            <span className="num ml-auto">~{duration(seconds * 1000)}</span>
          </p>
          <ul>
            {nodes.map((node) => (
              <li key={keyOf(node)} className="px-2.5 py-0.5 wrap-anywhere">
                <NodeName node={node} />
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <ul className={cn("grid gap-3", nodes.length === 2 && "grid-cols-2")}>
          {nodes.map((node) => (
            <li
              key={keyOf(node)}
              className="flex min-h-7.5 items-center gap-2 rounded-md border border-line-2 px-2.5 py-1 font-medium"
            >
              <span className="min-w-0 wrap-anywhere">
                <NodeName node={node} />
              </span>
              <span className="num ml-auto font-normal text-ink-3">~{duration(secondsOf(node) * 1000)}</span>
            </li>
          ))}
        </ul>
      )}
      {waits && (
        <>
          <OrderLines lines={nodes.map((_, from) => ({ from, to: 0 }))} above={nodes.length} below={1} />
          <p className="rounded-full border border-dashed border-waiting-line bg-waiting-tint px-3 py-1.25 text-center text-ink-2">
            {words.wait}
          </p>
        </>
      )}
    </li>
  );
}

function keyOf({ items }: OrderNode): string {
  return items.map(({ key }) => key).join();
}

function NodeName({ node: { items, along } }: { node: OrderNode }) {
  const words = useTextPart(teardownText);
  const [item] = items;
  if (!item) return null;
  const service = item.kind === "stack" && along.find(({ kind }) => kind === "express-service");
  if (service) return words.order.withStack(service.name);
  if (items.length > 1) return words.order.several(words.kinds[item.kind], items.length);
  return item.kind === "stack" || item.kind === "cluster"
    ? `${words.kinds[item.kind]} ${item.name}`
    : words.kinds[item.kind];
}

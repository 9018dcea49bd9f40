import "server-only";

interface Order {
  most: number;
  /** By key: what must have settled before it, as far as it is among them. */
  before: ReadonlyMap<string, readonly string[]>;
}

/** Each as soon as those before it have settled, no more than so many at once. Answers with what each has thrown, if it has. */
export async function inOrder<Each extends { key: string }>(
  all: readonly Each[],
  { most, before }: Order,
  work: (each: Each) => Promise<void>,
): Promise<unknown[]> {
  const byKey = new Map(all.map((each) => [each.key, each]));
  const begun = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = most;

  const settle = (each: Each, path: ReadonlySet<string>): Promise<unknown> => {
    const known = begun.get(each.key);
    if (known) return known;
    const earlier = (before.get(each.key) ?? []).flatMap((key) => byKey.get(key) ?? []);
    const others = earlier.filter(({ key }) => !path.has(key)); // a circle ends here
    const settled = Promise.all(others.map((other) => settle(other, new Set([...path, each.key])))).then((errors) => {
      const broken = errors.find((error) => error !== undefined);
      return broken ?? run(each);
    });
    begun.set(each.key, settled);
    return settled;
  };

  const run = async (each: Each): Promise<unknown> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work(each);
      return undefined;
    } catch (error) {
      return error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };

  return Promise.all(all.map((each) => settle(each, new Set([each.key]))));
}

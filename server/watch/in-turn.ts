import "server-only";

/** Does the work for each, so many at once; the first failure ends it, and what is under way is waited for. */
export async function inTurn<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  let failure: { error: unknown } | undefined;
  const worker = async () => {
    for (let item = left.shift(); item !== undefined && !failure; item = left.shift()) {
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, worker));
  if (failure) throw failure.error;
}

import "server-only";

/** What comes from several sources in the order in which it comes, until the first of them ends. */
export async function* merged<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = (source: AsyncGenerator<T>) => source.next().then((result) => ({ source, result }));
  const pending = new Map(sources.map((source) => [source, next(source)]));
  for (;;) {
    const { source, result } = await Promise.race(pending.values());
    if (result.done) return;
    pending.set(source, next(source));
    yield result.value;
  }
}

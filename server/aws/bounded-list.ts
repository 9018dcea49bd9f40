import "server-only";

export interface BoundedList<Item> {
  items: Item[];
  hasMore: boolean;
}

const mostPages = 10;

/** The items of the first pages, and whether AWS has more. */
export async function firstPages<Page, Item>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => Item[] | undefined,
): Promise<BoundedList<Item>> {
  const items: Item[] = [];
  let read = 0;
  for await (const page of pages) {
    if (read === mostPages) return { items, hasMore: true };
    items.push(...(pick(page) ?? []));
    read += 1;
  }
  return { items, hasMore: false };
}

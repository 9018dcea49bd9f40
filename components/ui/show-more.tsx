import { Button } from "./button";

interface ShowMoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  words: { more: string; loadingMore: string };
}

/** The foot of a list that is read page by page. */
export function ShowMore({ list, words }: ShowMoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <div className="border-t border-line p-2 text-center">
      <Button onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage ? words.loadingMore : words.more}
      </Button>
    </div>
  );
}

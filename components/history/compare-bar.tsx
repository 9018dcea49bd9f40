import { Button } from "@/components/ui/button";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";

interface CompareBarProps {
  selected: readonly string[];
  onCompare: () => void;
  onUnselect: () => void;
}

/** What can be done with the rows that are selected. */
export function CompareBar({ selected, onCompare, onUnselect }: CompareBarProps) {
  const words = useTextPart(historyText);
  if (selected.length === 0) return null;
  return (
    <div role="status" className="flex min-h-8 flex-wrap items-center gap-2">
      {selected.length < 2 ? (
        <span className="text-ink-2">{words.selectTwo(selected.length)}</span>
      ) : (
        <Button look="primary" onClick={onCompare}>
          {words.compare}
        </Button>
      )}
      <Button look="quiet" onClick={onUnselect}>
        {words.unselect}
      </Button>
    </div>
  );
}

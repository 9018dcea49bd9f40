import { cn } from "@/lib/cn";
import { type AdoptDraft, keyOf, waysFor } from "@/lib/domain/adopt-draft";
import type { AdoptedChange } from "@/lib/domain/adopted-ship";
import type { Adoption } from "@/lib/domain/adoption";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";

interface WayFieldsProps {
  adoption: Adoption;
  draft: AdoptDraft;
  onChange: (part: Partial<AdoptDraft>) => void;
}

/** How the service gets the image: what each way means is said beside it. */
export function WayFields({ adoption, draft, onChange }: WayFieldsProps) {
  const adopt = useTextPart(adoptText);
  const ways = waysFor(draft.from, adoption.changes);
  if (ways.length === 0) return <p className="phrase text-failed">{adopt.noWay}</p>;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.25 font-medium">{adopt.how}</legend>
      <div className="overflow-hidden rounded-md border border-control">
        {ways.map((way) => (
          <WayChoice
            key={keyOf(way)}
            way={way}
            isChosen={keyOf(way) === draft.way}
            onChoose={() => onChange({ way: keyOf(way) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface WayChoiceProps {
  way: AdoptedChange;
  isChosen: boolean;
  onChoose: () => void;
}

function WayChoice({ way, isChosen, onChoose }: WayChoiceProps) {
  const { ways, waysAbout } = useTextPart(adoptText);
  return (
    <label
      className={cn(
        "grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 border-line px-2.5 py-2 not-first:border-t",
        "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus",
        isChosen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name="ship.change"
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.75 size-3.5 appearance-none rounded-full border border-control bg-surface outline-none checked:border-4 checked:border-primary"
      />
      <span className="min-w-0">
        <span className="font-[550]">
          {way.by === "change-set" ? ways["change-set"](way.parameter.name) : ways[way.by]}
        </span>
        <span className="phrase block text-ink-2">{waysAbout[way.by]}</span>
      </span>
    </label>
  );
}

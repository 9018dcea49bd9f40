import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ActivityFilter } from "@/lib/api/access-queries";
import { exportAddress } from "@/lib/api/access-queries";
import { activityText } from "@/lib/text/parts/activity";
import { useTextPart } from "@/lib/text/text-part";

const formats = ["csv", "jsonl"] as const;

/** Title, and the same records as a file. */
export function ActivityHead({ filter }: { filter: ActivityFilter }) {
  const words = useTextPart(activityText);
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{words.title}</h1>
        <p className="phrase mt-1 text-ink-2">{words.about}</p>
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
        {formats.map((format) => (
          <Button key={format} asChild>
            <a href={exportAddress(filter, format)} download={`activity.${format}`}>
              <Download size={14} aria-hidden="true" />
              <span className="sr-only">{words.exportAs} </span>
              {words[format]}
            </a>
          </Button>
        ))}
      </div>
    </div>
  );
}

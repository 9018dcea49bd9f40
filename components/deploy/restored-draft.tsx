import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";

/** That what stands in the form was left there, and the way to begin anew. */
export function RestoredDraft({ onStartOver }: { onStartOver: () => void }) {
  const deploy = useTextPart(deployText);
  return (
    <p className="mb-3.5 flex flex-wrap items-center gap-2 text-ink-2">
      {deploy.restored}
      <button type="button" onClick={onStartOver} className="link min-h-6">
        {deploy.startOver}
      </button>
    </p>
  );
}

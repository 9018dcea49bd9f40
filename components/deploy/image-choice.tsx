import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { Image } from "@/lib/domain/image";
import { shortDigest } from "@/lib/domain/short-digest";
import { age, bytes } from "@/lib/format";
import { imageChoiceText } from "@/lib/text/parts/image-choice";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ScanLine } from "./scan-line";

interface ImageChoiceProps {
  /** Without one: another image, to be named. */
  image?: Image;
  isChosen: boolean;
  onChoose: () => void;
}

export function ImageChoice({ image, isChosen, onChoose }: ImageChoiceProps) {
  const { locale, text } = useLanguage();
  const words = useTextPart(imageChoiceText);
  const now = useNow();
  return (
    <label
      className={cn(
        "grid cursor-pointer grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-line px-2.5 py-2 not-first:border-t has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus max-desk:min-h-13",
        isChosen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name="ship.imageUri"
        checked={isChosen}
        onChange={onChoose}
        className="size-3.5 appearance-none rounded-full border border-control bg-surface outline-none checked:border-4 checked:border-primary"
      />
      {image ? (
        <>
          <span className="truncate" title={image.imageUri}>
            <code>{shortDigest(image.digest)}</code> {image.repositoryName}{" "}
            <span className="text-ink-2">{image.tags.join(", ") || words.untagged}</span>
          </span>
          <span className="num text-right text-ink-3">
            {image.sizeBytes !== undefined && bytes(image.sizeBytes, locale)}
            {image.pushedAt && ` · ${age(image.pushedAt, now, text)}`}
          </span>
          <span className="col-span-2 col-start-2 text-xs text-ink-2">
            <ScanLine scan={image.scan} />
          </span>
        </>
      ) : (
        <span>{words.otherImage}</span>
      )}
    </label>
  );
}

import type { ReactNode } from "react";
import type { Image } from "@/lib/domain/image";
import { imageChoiceText } from "@/lib/text/parts/image-choice";
import { useTextPart } from "@/lib/text/text-part";
import { ImageChoice } from "./image-choice";

interface ImageChoicesProps {
  images: readonly Image[];
  chosen: string;
  onChoose: (imageUri: string) => void;
  /** A further choice, below them. */
  children?: ReactNode;
}

/** The images that are in ECR here, as choices; or that there are none. */
export function ImageChoices({ images, chosen, onChoose, children }: ImageChoicesProps) {
  const words = useTextPart(imageChoiceText);
  if (images.length === 0) return <p className="phrase text-ink-2">{words.noImages}</p>;
  return (
    <div
      role="radiogroup"
      aria-label={words.imagesOf}
      className="max-h-60 overflow-y-auto rounded-md border border-control"
    >
      {images.map((image) => (
        <ImageChoice
          key={image.imageUri}
          image={image}
          isChosen={image.imageUri === chosen}
          onChoose={() => onChoose(image.imageUri)}
        />
      ))}
      {children}
    </div>
  );
}

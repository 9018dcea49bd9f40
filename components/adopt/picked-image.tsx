import { useQuery } from "@tanstack/react-query";
import { ImageChoice } from "@/components/deploy/image-choice";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { imagesQuery } from "@/lib/api/pick-queries";
import type { Target } from "@/lib/domain/target";
import { useTextPart } from "@/lib/text/text-part";

interface PickedImageProps {
  target: Target;
  imageUri: string;
  onPick: (imageUri: string) => void;
  error?: string;
}

/** One of the images that are in ECR here. */
export function PickedImage({ target, imageUri, onPick, error }: PickedImageProps) {
  const deploy = useTextPart("deploy");
  const images = useQuery(imagesQuery(target));
  if (images.isPending) return <Skeleton className="h-36" />;
  if (images.isError) return <ProblemNotice error={images.error} onRetry={images.refetch} />;
  const found = images.data.images;
  return (
    <div className="grid min-w-0 gap-1.25">
      {found.length === 0 && <p className="phrase text-ink-2">{deploy.noImages}</p>}
      {found.length > 0 && (
        <div
          role="radiogroup"
          aria-label={deploy.imagesOf}
          className="max-h-60 overflow-y-auto rounded-md border border-control"
        >
          {found.map((image) => (
            <ImageChoice
              key={image.imageUri}
              image={image}
              isChosen={image.imageUri === imageUri}
              onChoose={() => onPick(image.imageUri)}
            />
          ))}
        </div>
      )}
      {error && <p className="text-failed">{error}</p>}
    </div>
  );
}

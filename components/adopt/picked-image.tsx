import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ImageChoices } from "@/components/deploy/image-choices";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { imagesQuery } from "@/lib/api/pick-queries";
import type { Target } from "@/lib/domain/target";

interface PickedImageProps {
  target: Target;
  imageUri: string;
  onPick: (imageUri: string) => void;
  error?: ReactNode;
}

/** One of the images that are in ECR here. */
export function PickedImage({ target, imageUri, onPick, error }: PickedImageProps) {
  const images = useQuery(imagesQuery(target));
  if (images.isPending) return <Skeleton className="h-36" />;
  if (images.isError) return <ProblemNotice error={images.error} onRetry={images.refetch} />;
  return (
    <div className="grid min-w-0 gap-1.25">
      <ImageChoices images={images.data.images} chosen={imageUri} onChoose={onPick} />
      {error && <p className="text-failed">{error}</p>}
    </div>
  );
}

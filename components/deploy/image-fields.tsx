import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { imagesQuery } from "@/lib/api/pick-queries";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { ImageChoice } from "./image-choice";
import { ImageChoices } from "./image-choices";
import { PickNotes } from "./pick-notes";

/** Only where there are other targets. */
const PromotionChoices = lazy(() =>
  import("./promotion-choices").then((module) => ({ default: module.PromotionChoices })),
);

/** One of the images that are there, or another by its name. */
export function ImageFields() {
  const deploy = useTextPart(deployFieldsText);
  const { target, draft, change, errorOf } = useDraftForm();
  const images = useQuery(imagesQuery(target));
  const found = images.data?.images ?? [];
  const isFound = found.some(({ imageUri }) => imageUri === draft.imageUri);
  const [isTyping, setTyping] = useState(draft.imageUri !== "");
  const showsInput = isTyping && !isFound;

  function nameAnother() {
    setTyping(true);
    change({ imageUri: "" });
  }

  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.25 font-medium">{deploy.image}</legend>
      {/^[a-z][a-z0-9-]+$/.test(draft.serviceName) && (
        <Suspense>
          <PromotionChoices
            target={target}
            serviceName={draft.serviceName}
            imageUri={draft.imageUri}
            onChoose={(imageUri) => {
              setTyping(true);
              change({ imageUri });
            }}
          />
        </Suspense>
      )}
      {images.isPending && <Skeleton className="h-36" />}
      {images.data && (
        <ImageChoices
          images={found}
          chosen={draft.imageUri}
          onChoose={(imageUri) => {
            setTyping(false);
            change({ imageUri });
          }}
        >
          <ImageChoice isChosen={showsInput} onChoose={nameAnother} />
        </ImageChoices>
      )}
      <PickNotes list={images} nameOf={(repositoryName) => repositoryName} />
      {(showsInput || (images.data && found.length === 0) || images.isError) && (
        <DraftField
          field="ship.imageUri"
          label={deploy.imageUri}
          hint={deploy.imageHint}
          isCode
          value={draft.imageUri}
          onChange={(imageUri) => change({ imageUri })}
        />
      )}
      {!showsInput && found.length > 0 && errorOf("ship.imageUri") && (
        <p className="text-failed">{errorOf("ship.imageUri")}</p>
      )}
    </fieldset>
  );
}

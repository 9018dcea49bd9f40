import { lazy, Suspense } from "react";
import { RuleWords } from "@/components/problem/rule-words";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { type AdoptDraft, imageSources, withSource } from "@/lib/domain/adopt-draft";
import type { Adoption } from "@/lib/domain/adoption";
import type { FieldProblem } from "@/lib/domain/problem-body";
import type { Target } from "@/lib/domain/target";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BuildFields } from "./build-fields";
import { WayFields } from "./way-fields";

/** Fetched by who picks one. */
const PickedImage = lazy(() => import("./picked-image").then((module) => ({ default: module.PickedImage })));

interface AdoptFieldsProps {
  target: Target;
  adoption: Adoption;
  draft: AdoptDraft;
  onChange: (next: AdoptDraft) => void;
  /** What the server has refused. */
  refused: readonly FieldProblem[];
}

export function AdoptFields({ target, adoption, draft, onChange, refused }: AdoptFieldsProps) {
  const text = useText();
  const adopt = useTextPart(adoptText);
  const { from, imageUri, reason } = draft;
  const change = (part: Partial<AdoptDraft>) => onChange({ ...draft, ...part });
  const errorOf = (name: string) => {
    const found = refused.find(({ field }) => field === name);
    return found && <RuleWords rule={found.rule} />;
  };
  return (
    <Card aria-label={adopt.whatToShip}>
      <CardHeader>
        <CardTitle>{adopt.whatToShip}</CardTitle>
      </CardHeader>
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Segmented
          label={adopt.source}
          value={from}
          options={imageSources(adoption).map((value) => ({ value, label: adopt.sources[value] }))}
          onChange={(next) => onChange(withSource(draft, next, adoption.changes))}
          className="flex min-w-0 text-center"
        />
        {from === "build" && (
          <BuildFields adoption={adoption} draft={draft} onChange={change} error={errorOf("ship.image.revision")} />
        )}
        {from === "registry" && (
          <Suspense fallback={<Skeleton className="h-36" />}>
            <PickedImage
              target={target}
              imageUri={imageUri}
              onPick={(picked) => change({ imageUri: picked })}
              error={errorOf("ship.image.imageUri")}
            />
          </Suspense>
        )}
        {from === "same-tag" && (
          <p className="phrase text-ink-2 wrap-anywhere">{adopt.sameTag(adoption.image ?? "")}</p>
        )}
        <WayFields adoption={adoption} draft={draft} onChange={change} />
        <Field label={adopt.reason} aside={text.common.optional} error={errorOf("reason")}>
          {(control) => (
            <Input
              {...control}
              name="reason"
              value={reason}
              autoComplete="off"
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </CardBody>
    </Card>
  );
}

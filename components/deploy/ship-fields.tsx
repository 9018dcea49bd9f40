import { lazy, Suspense } from "react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { type DeployDraft, withKind } from "@/lib/domain/deploy-draft";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { EndField } from "./end-field";

const RepositoryFields = lazy(() =>
  import("./repository-fields").then((module) => ({ default: module.RepositoryFields })),
);
const ImageFields = lazy(() => import("./image-fields").then((module) => ({ default: module.ImageFields })));
const TemplateFields = lazy(() => import("./template-fields").then((module) => ({ default: module.TemplateFields })));
const SettingsFields = lazy(() => import("./settings-fields").then((module) => ({ default: module.SettingsFields })));

const kinds: DeployDraft["kind"][] = ["repository", "image", "templates"];

export function ShipFields({ isNewService }: { isNewService: boolean }) {
  const deploy = useTextPart(deployFieldsText);
  const { common } = useText();
  const { draft, change } = useDraftForm();
  const { kind } = draft;

  return (
    <div className="grid min-w-0 gap-3.5">
      <Card aria-label={deploy.whatToShip}>
        <CardHeader>
          <CardTitle>{deploy.whatToShip}</CardTitle>
        </CardHeader>
        <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {isNewService && (
            <DraftField
              field="serviceName"
              label={deploy.serviceName}
              hint={deploy.serviceNameHint}
              placeholder="shop"
              value={draft.serviceName}
              onChange={(serviceName) => change({ serviceName })}
            />
          )}
          <Segmented
            label={deploy.source}
            value={kind}
            options={kinds.map((value) => ({ value, label: deploy.sources[value] }))}
            onChange={(next) => change((before) => withKind(before, next))}
            className="flex min-w-0 text-center max-desk:*:px-1.5 max-desk:*:leading-tight max-desk:*:whitespace-normal"
          />
          <Suspense fallback={<Skeleton className="h-36" />}>
            {kind === "repository" && <RepositoryFields isNewService={isNewService} />}
            {kind === "image" && <ImageFields />}
            {kind === "templates" && <TemplateFields />}
          </Suspense>
          <DraftField
            field="reason"
            label={deploy.reason}
            aside={common.optional}
            hint={deploy.reasonHint}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
          <EndField isNewService={isNewService} />
        </CardBody>
      </Card>
      {kind !== "templates" && (
        <Card aria-label={deploy.howItRuns}>
          <CardHeader>
            <CardTitle>{deploy.howItRuns}</CardTitle>
          </CardHeader>
          <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Suspense fallback={<Skeleton className="h-72" />}>
              <SettingsFields />
            </Suspense>
          </CardBody>
        </Card>
      )}
    </div>
  );
}

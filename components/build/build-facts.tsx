import Link from "next/link";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { hasEnded } from "@/lib/domain/has-ended";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { serviceHref } from "@/lib/domain/service-href";
import { dateTime } from "@/lib/format";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** What was built, from what, for which service, and by whom. */
export function BuildFacts({ detail }: { detail: BuildDetail }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(buildText);
  const { build, target, run, service, startedBy, revision, sourceLocation, imageUri } = detail;
  const none = text.common.none;
  const withoutImage = hasEnded(build.progress) ? words.imageUnknown : words.imageLater;

  return (
    <Card aria-label={words.facts}>
      <CardHeader>
        <CardTitle>{words.facts}</CardTitle>
      </CardHeader>
      <dl className="grid gap-2.5 p-3.5">
        <Fact label={words.service}>
          {service ? (
            <Link href={serviceHref({ target, ...service })} className="link">
              {service.serviceName}
            </Link>
          ) : (
            words.serviceNone
          )}
        </Fact>
        <Fact label={words.run}>
          {run ? (
            <Link href={`/runs/${run.id}`} className="link">
              {words.ofRun(run.number)}
            </Link>
          ) : (
            words.runNone
          )}
        </Fact>
        <Fact label={words.startedBy}>{startedBy ?? none}</Fact>
        <Fact label={words.startedAt}>{build.startedAt ? dateTime(build.startedAt, locale) : none}</Fact>
        <Fact label={words.project}>
          <code>{build.projectName}</code>
        </Fact>
        <Fact label={words.source}>{sourceLocation ? <code>{sourceLocation}</code> : none}</Fact>
        {revision && (
          <Fact label={words.revision}>
            <code>{revision}</code>
          </Fact>
        )}
        <Fact label={words.commit}>{build.commit ? <code>{build.commit}</code> : none}</Fact>
        <Fact label={words.image}>{imageUri ? <code>{imageUri}</code> : withoutImage}</Fact>
        <Fact label={words.status}>
          <code>{build.status}</code>
        </Fact>
      </dl>
    </Card>
  );
}

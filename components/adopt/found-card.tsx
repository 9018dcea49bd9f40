import type { ReactNode } from "react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import type { Adoption, FoundStack } from "@/lib/domain/adoption";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";

/** What AWS told of the service; nothing of it is asked again. */
export function FoundCard({ adoption: { madeBy, image, stack, builds, problems } }: { adoption: Adoption }) {
  const adopt = useTextPart(adoptText);
  const repositories = [...new Set(builds.map(({ repositoryName }) => repositoryName))];
  return (
    <Card aria-label={adopt.found}>
      <CardHeader>
        <CardTitle>{adopt.found}</CardTitle>
      </CardHeader>
      <CardBody>
        <dl className="grid gap-x-3 gap-y-2 max-desk:gap-y-0 desk:grid-cols-[132px_minmax(0,1fr)]">
          <Found name={adopt.madeByLabel}>{adopt.madeBy(madeBy)}</Found>
          {stack && <FoundStackRows stack={stack} />}
          <Found name={adopt.image}>{image ? <code>{image}</code> : adopt.noImage}</Found>
          <Found name={adopt.project}>
            {builds.length === 0 && adopt.noProject}
            {builds.map(({ projectName, sourceLocation, sourceType }) => (
              <p key={projectName}>
                <code>{projectName}</code> <span className="text-ink-2">{sourceLocation ?? sourceType}</span>
              </p>
            ))}
          </Found>
          {repositories.length > 0 && (
            <Found name={adopt.repository}>
              <code>{repositories.join(", ")}</code>
            </Found>
          )}
        </dl>
        {problems.length > 0 && (
          <ul className="mt-3 grid gap-1 border-t border-line pt-2.5 text-ink-2">
            {problems.map(({ part, problem }) => (
              <li key={part} className="phrase">
                {adopt.notRead(adopt.parts[part])} <span className="text-ink-3 wrap-anywhere">{problem.detail}</span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

function Found({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere max-desk:mb-2.5">{children}</dd>
    </div>
  );
}

function FoundStackRows({ stack: { stackName, status, isNested, imageParameter, candidates } }: { stack: FoundStack }) {
  const adopt = useTextPart(adoptText);
  return (
    <>
      <Found name={adopt.stack}>
        <code>{stackName}</code> <span className="text-ink-2">{status}</span>
        {isNested && <p className="phrase text-ink-2">{adopt.nested}</p>}
      </Found>
      <Found name={adopt.parameter}>
        {imageParameter ? (
          <>
            <code>{imageParameter.name}</code>{" "}
            <span className="text-ink-2">{adopt.parameters[imageParameter.holds]}</span>
          </>
        ) : (
          <span className="phrase">{candidates.length > 0 ? adopt.unclearParameter : adopt.noParameter}</span>
        )}
      </Found>
    </>
  );
}

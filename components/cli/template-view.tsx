import { FileDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ScrollText } from "@/components/ui/scroll-text";
import type { RenderedStack } from "@/lib/domain/rendered-stack";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";

/** A template as CloudFormation will get it, with what is given for its parameters. */
export function TemplateView({ stack }: { stack: RenderedStack }) {
  const cli = useTextPart(cliText);
  const [isShown, setShown] = useState(false);
  const { fileName, template, parameters } = stack;
  return (
    <section aria-label={fileName} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <code className="min-w-0 flex-1 wrap-anywhere">{fileName}</code>
        <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? cli.hide : cli.show}
        </Button>
        <Button size="small" aria-label={cli.downloadOf(fileName)} onClick={() => download(fileName, template)}>
          <FileDown size={14} aria-hidden="true" />
          {cli.download}
        </Button>
      </div>
      {isShown && (
        <>
          <ScrollText>
            <code>{template}</code>
          </ScrollText>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
            {parameters.map(({ name, value, variable }) => (
              <div key={name} className="contents">
                <dt className="text-ink-2">{name}</dt>
                <dd className="wrap-anywhere">
                  {variable ? <span className="text-ink-3">{cli.notWritten}</span> : <code>{value}</code>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function download(fileName: string, text: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

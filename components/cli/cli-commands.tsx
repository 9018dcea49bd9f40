import { CopyButton } from "@/components/ui/copy-button";
import { ScrollText } from "@/components/ui/scroll-text";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";

interface CliCommandsProps {
  /** In the order in which they are to be given. */
  commands: readonly { about: string; command: string }[];
}

/** What the AWS CLI is told to do the same: to be read, and to be copied as one. */
export function CliCommands({ commands }: CliCommandsProps) {
  const cli = useTextPart(cliText);
  const script = () => commands.map(({ about, command }) => `# ${about}\n${command}\n`).join("\n");
  return (
    <section aria-label={cli.title} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="phrase min-w-0 flex-1 text-xs text-ink-3">{cli.about}</p>
        <CopyButton value={script} size="small">
          {cli.copyAll}
        </CopyButton>
      </div>
      <ScrollText>
        {commands.map(({ about, command }) => (
          <code key={about} className="block not-last:mb-2.5">
            <span className="block text-ink-3"># {about}</span>
            {command}
          </code>
        ))}
      </ScrollText>
    </section>
  );
}

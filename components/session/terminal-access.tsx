import { CopyButton } from "@/components/ui/copy-button";
import type { TerminalAccess as Access } from "@/lib/domain/session";
import { whoAmIText } from "@/lib/text/parts/who-am-i";
import { useTextPart } from "@/lib/text/text-part";
import { configText, profileName } from "./aws-config";

/** What AWS CLI takes for the same access; each part with its own copy button. */
export function TerminalAccess({ access }: { access: Access }) {
  const { terminal: words } = useTextPart(whoAmIText);
  const profile = profileName(access);
  const parts = [
    { label: words.profile, content: configText(access) },
    { label: words.login, content: `aws sso login --sso-session ${access.sessionName}` },
    { label: words.noBrowser, content: `aws sso login --sso-session ${access.sessionName} --no-browser` },
    { label: words.check, content: `aws sts get-caller-identity --profile ${profile}` },
    { label: words.logout, content: "aws sso logout" },
    ...(access.proxy.length > 0
      ? [{ label: words.proxy, content: access.proxy.map(({ name, value }) => `export ${name}=${value}`).join("\n") }]
      : []),
  ];

  return (
    <>
      <p className="phrase text-ink-2">{words.about}</p>
      <dl className="grid gap-2.5">
        {parts.map(({ label, content }) => (
          <div key={label} className="grid gap-1">
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="flex items-start gap-2 rounded-md border border-line-2 bg-log py-1.5 pr-1.5 pl-2.5">
              <pre className="min-w-0 flex-1 font-mono text-xs wrap-anywhere whitespace-pre-wrap">{content}</pre>
              <CopyButton size="small" aria-label={words.copyOf(label)} value={() => content} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

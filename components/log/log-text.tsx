import { cn } from "@/lib/cn";
import { type AnsiSpan, parseAnsi, plainText } from "@/lib/domain/ansi";
import { splitByHits } from "./log-search";

interface LogTextProps {
  text: string;
  pattern?: RegExp;
  /** The search stands at this line. */
  isCurrentHit?: boolean;
}

/** A line as text nodes only, whatever it has in it. */
export function LogText({ text, pattern, isCurrentHit = false }: LogTextProps) {
  const isHit = pattern && splitByHits(plainText(text), pattern).length > 1;
  if (isHit) return <Hits text={plainText(text)} pattern={pattern} isCurrentHit={isCurrentHit} />;

  // A line never changes, and so neither does the place of its stretches.
  return parseAnsi(text).map((span, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={place} className={lookOf(span)} style={coloursOf(span)}>
      {span.text}
    </span>
  ));
}

function Hits({ text, pattern, isCurrentHit }: Required<Pick<LogTextProps, "text" | "pattern" | "isCurrentHit">>) {
  const hit = isCurrentHit ? "bg-match-now text-on-match-now" : "bg-match text-ink";
  return splitByHits(text, pattern).map((piece, place) => {
    const key = `${place}`;
    if (place % 2 === 0) return <span key={key}>{piece}</span>;
    return (
      <mark key={key} className={cn("rounded-[2px]", hit)}>
        {piece}
      </mark>
    );
  });
}

function lookOf({ bold, dim, italic, underline }: AnsiSpan): string | undefined {
  return cn(bold && "font-semibold", dim && "text-ink-3", italic && "italic", underline && "underline") || undefined;
}

/** On a background, the text is in ink: not every pair of the sixteen can be read. */
function coloursOf({ colour, background }: AnsiSpan) {
  if (background !== undefined) {
    return { background: `color-mix(in oklch, var(--ansi-${background}) 22%, transparent)`, color: "var(--ink)" };
  }
  return colour === undefined ? undefined : { color: `var(--ansi-${colour})` };
}
